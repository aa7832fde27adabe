import Diagnostics
import YAML

/// A field of some types of resources: where a transformer changes something, or where a name is referred to.
package struct FieldSpec: Sendable {
  /// The types that have the field. An empty part stands for any.
  package var gvk: GroupVersionKind
  /// The keys that lead to the field. One that ends in `[]` is that of a list; lists are passed through without it too.
  package var path: [String]
  /// Whether the field is made where it is missing.
  package var createIfNotPresent: Bool
  /// Where a configuration says so; nil for what is built in.
  package var node: Node?
  /// Whether the path was written with a slash before it: kustomize takes that for another path to the same field.
  package private(set) var hasLeadingSlash = false

  package init(gvk: GroupVersionKind, path: [String], createIfNotPresent: Bool = false, node: Node? = nil) {
    self.gvk = gvk
    self.path = path
    self.createIfNotPresent = createIfNotPresent
    self.node = node
  }

  /// A spec with its path as kustomize writes it.
  package init(
    _ kind: String = "", group: String = "", version: String = "", path: String, create: Bool = false
  ) {
    self.init(
      gvk: GroupVersionKind(group: group, version: version, kind: kind), path: [], createIfNotPresent: create)
    setPath(path)
  }

  /// Takes over a path as kustomize writes it.
  package mutating func setPath(_ text: String) {
    path = Self.split(path: text)
    hasLeadingSlash = text.utf8.first == UInt8(ascii: "/")
  }

  /// Splits a path at its slashes, but not where a backslash stands before one; a slash at the beginning says
  /// nothing (kyaml's `PathSplitter`).
  package static func split(path: String) -> [String] {
    var keys = path.withBytes { bytes in
      var keys: [String] = []
      var joins = false
      var start = 0
      for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "/") {
        let isEscaped = end > start && bytes[end - 1] == UInt8(ascii: "\\")
        let key = String(decoding: bytes[start..<(isEscaped ? end - 1 : end)], as: UTF8.self)
        if joins { keys[keys.count - 1] += "/" + key } else { keys.append(key) }
        joins = isEscaped
        start = end + 1
      }
      // A backslash at the very end escapes nothing.
      if joins { keys[keys.count - 1] += "\\" }
      return keys
    }
    if keys.count > 1, keys[0].isEmpty { keys.removeFirst() }
    return keys
  }

  /// Whether a part of a path may be a field's name. An index, `-`, `*` and `[key=value]` lead into lists, which these
  /// paths pass through without a part: kustomize refuses them in a mapping, whatever its keys are.
  package static func isFieldName(_ part: String) -> Bool {
    !part.isEmpty && part != "*" && part != "-" && Int(part) == nil && !(part.hasPrefix("[") && part.hasSuffix("]"))
  }
}

/// Two specs are equal if they say the same, wherever they say it.
extension FieldSpec: Hashable {
  package static func == (a: FieldSpec, b: FieldSpec) -> Bool {
    a.gvk == b.gvk && a.path == b.path && a.createIfNotPresent == b.createIfNotPresent
      && a.hasLeadingSlash == b.hasLeadingSlash
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(gvk)
    hasher.combine(path)
  }
}
