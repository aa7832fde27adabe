import Kubernetes
import YAML

extension Node {
  /// Becomes what YAML is once kustomize has turned it into JSON with a YAML 1.1 reader: `yes` is a boolean, a
  /// timestamp text, and every key a string.
  func becomeJSON() {
    switch kind {
    case .scalar:
      becomeJSONScalar()
    case .mapping:
      for field in fields {
        field.key.becomeJSONKey()
        field.value.becomeJSON()
      }
    case .sequence:
      for element in elements { element.becomeJSON() }
    }
  }

  private func becomeJSONScalar() {
    if let boolean = yaml11Boolean {
      respell(boolean ? "true" : "false", as: .boolean)
    } else if isNull {
      respell("null")
    } else if isString || tag == .timestamp {
      setTag(.string)
      setStyle(.doubleQuoted)
    }
  }

  private func becomeJSONKey() {
    if let boolean = yaml11Boolean {
      respell(boolean ? "true" : "false")
    } else if let integer {
      switch integer {
      case .signed(let value): respell(String(value))
      case .unsigned(let value): respell(String(value))
      }
    }
    setTag(.string)
    setStyle(.doubleQuoted)
  }
}
