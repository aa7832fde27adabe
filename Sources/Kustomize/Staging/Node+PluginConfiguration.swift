import Kubernetes
import YAML

extension Node {
  /// Becomes the configuration that kustomize reads of a built-in plugin: it reads the resource, writes it as YAML that
  /// goes through JSON, and reads that with a YAML 1.1 reader. So `on` stays text, which it has written in quotes,
  /// 1.50 is 1.5, 1e3 is 1000, and a date has a time.
  ///
  /// - Parameter inFlow: whether the node stands within braces or brackets.
  /// - Throws: `Diagnostic` for what JSON cannot say.
  func becomePluginConfiguration(inFlow: Bool = false) throws {
    switch kind {
    case .mapping:
      for field in fields { try field.value.becomePluginConfiguration(inFlow: inFlow || style == .flow) }
    case .sequence:
      for element in elements { try element.becomePluginConfiguration(inFlow: inFlow || style == .flow) }
    case .scalar:
      try becomeConfigurationScalar(inFlow: inFlow)
    }
  }

  private func becomeConfigurationScalar(inFlow: Bool) throws {
    switch tag {
    case .string where style == .plain:
      if yaml11Boolean != nil { setStyle(.doubleQuoted) }
    case .string where style != .folded || inFlow:
      break
    case .null where inFlow && bytes.isEmpty && style == .plain:
      setTag(.string)
      setStyle(.doubleQuoted)
    case .timestamp where inFlow && style == .plain && bytes.contains(UInt8(ascii: ":")):
      setTag(.string)
      setStyle(.doubleQuoted)
    default:
      let wasFolded = style == .folded
      try becomeReadAgain()
      if tag == .string, !wasFolded { setStyle(.doubleQuoted) }
      if tag == .float, let number = Double(string) { respell(Self.goText(of: number)) }
    }
  }
}
