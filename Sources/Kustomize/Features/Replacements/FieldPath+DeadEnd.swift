import Diagnostics
import YAML

extension FieldPath {
  /// Where a path ends that leads to nothing, as far as that tells a person something: an element of a list that none is,
  /// or a field whose name is near another's.
  ///
  /// - Parameter parts: its parts as it is looked up with them.
  func deadEnd(in root: Node, parts: [Part]) -> (reason: String?, hint: String?)? {
    var node = root
    for (place, part) in parts.enumerated() {
      switch part {
      case .field(let name):
        guard node.isMapping else { return nil }
        guard let value = node[name] else {
          return didYouMean(name, among: node.fields.map(\.key.string)).map { (nil, $0) }
        }
        node = value
      case .index(let index):
        let elements = Array(node.elements)
        guard elements.indices.contains(index) else { return nil }
        node = elements[index]
      case .element(let key, let value, _) where !key.isEmpty:
        guard node.isSequence else { return nil }
        if let element = node.elements.first(where: { $0[key]?.hasText(value) ?? false }) {
          node = element
          continue
        }
        let values = node.elements.compactMap { $0[key].flatMap { $0.isScalar ? $0.string : nil } }
        let list = Self.text(parts.prefix(place))
        let there = values.isEmpty ? nil : "there is " + values.prefix(5).map { "'\($0)'" }.joinedAsWords("and")
        return ("no element of '\(list)' has the \(key) '\(value)'", didYouMean(value, among: values) ?? there)
      default: return nil
      }
    }
    return nil
  }

  private static func text(_ parts: some Sequence<Part>) -> String {
    parts.map { part in
      switch part {
      case .field(let name), .malformed(let name): name
      case .index(let index): String(index)
      case .element(let key, let value, _): "[\(key)=\(value)]"
      case .every: "*"
      }
    }.joined(separator: ".")
  }
}
