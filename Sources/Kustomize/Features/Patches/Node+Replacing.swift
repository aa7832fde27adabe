import Kubernetes
import YAML

extension Node {
  /// Becomes what takes its place in a field, as kyaml's `FieldSetter` does: the new value keeps the old one's style,
  /// and so a scalar that replaces what stood in quotes is a string.
  func takePlace(of value: Node) {
    guard value != self else { return }
    let style = isEmptyCollection ? value.style : self.style
    become(value)
    setStyle(style)
    guard isScalar, style != .plain else { return }
    switch tag {
    case .integer, .float, .boolean, .timestamp: setTag(.string)
    default: break
    }
  }

  /// Notes that a string such as `yes`, which YAML 1.1 takes for a boolean, stands in quotes from now on.
  /// kyaml's `FieldSetter` does so to every field that it sets: a patch that replaces the string later makes a
  /// string of what it brings.
  func quoteAmbiguousString() {
    guard isScalar, style == .plain, tag == .string, bytes.count <= 3, yaml11Boolean != nil else { return }
    setStyle(.doubleQuoted)
  }
}
