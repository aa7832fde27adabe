import YAML

extension EditableText {
  /// A scalar that is to say something else.
  package struct Replacement {
    package var path: EditPath
    package var text: String
  }

  /// Gives scalars other texts, all in one go.
  ///
  /// - Throws: `Diagnostic` where one has no place of its own, as it stands elsewhere and is only mentioned.
  package func replacing(_ replacements: [Replacement]) throws -> EditableText {
    var texts: [Int: String] = [:]
    var places: [(range: Range<Int>, spelling: String)] = []
    for replacement in replacements {
      guard let node = node(at: replacement.path), node.text != nil, node.anchor == nil, !node.range.isEmpty else {
        throw cannotEdit(replacement.path)
      }
      texts[node.range.lowerBound] = replacement.text
      let spelling = ScalarSpelling(style: node.style, isInFlow: true).spell(replacement.text)
      // A block that keeps the empty lines below it takes them along.
      let isEnded = bytes[node.range.upperBound - 1] == UInt8(ascii: "\n")
      places.append((node.range, spelling + (isEnded ? lineBreak : "")))
    }
    var edited: [UInt8] = []
    var end = 0
    places.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (range, spelling) in places where range.lowerBound >= end {
      edited += bytes[end..<range.lowerBound] + Array(spelling.utf8)
      end = range.upperBound
    }
    edited += bytes[end...]
    let after = try EditableText(edited, path: path)
    guard Self.isSame(root, after.root, with: texts) else { throw cannotEdit(replacements[0].path) }
    return after
  }

  /// Whether two texts say the same but for scalars of the first that say what stands in a table, by where they begin.
  private static func isSame(_ old: SourceNode?, _ new: SourceNode?, with texts: [Int: String]) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    guard old.anchor == new.anchor, old.tag == new.tag else { return false }
    switch (old.content, new.content) {
    case (.alias(let a), .alias(let b)): return a == b
    case (.scalar(let a), .scalar(let b)):
      if let text = texts[old.range.lowerBound], !old.range.isEmpty { return b == text }
      return a == b && old.style == new.style
    case (.sequence(let a), .sequence(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1, with: texts) }
    case (.mapping(let a), .mapping(let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { isSame($0.key, $1.key, with: [:]) && isSame($0.value, $1.value, with: texts) }
    default: return false
    }
  }
}
