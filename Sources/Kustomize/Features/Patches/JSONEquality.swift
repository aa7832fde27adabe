import YAML

/// Compares values as the test of a JSON patch does: scalars by how they are written as JSON, mappings in any order.
struct JSONEquality {
  /// Whether the expected value was written as JSON. The library compares its scalars as they stand there, so that
  /// `1.0` is not 1, nor `"\u0041"` an `"A"`.
  let isJSON: Bool

  func areEqual(_ actual: Node, _ expected: Node) throws -> Bool {
    guard actual.kind == expected.kind else { return false }
    switch actual.kind {
    case .scalar:
      if actual.isNull || expected.isNull { return actual.isNull && expected.isNull }
      return try actual.jsonText() == text(of: expected)
    case .sequence:
      var others = expected.elements
      for element in actual.elements {
        guard let other = others.next(), try areEqual(element, other) else { return false }
      }
      return others.next() == nil
    case .mapping:
      guard actual.count == expected.count else { return false }
      let index = FieldIndex(expected)
      return try actual.fields.allSatisfy { field in
        try index[field.key].map { try areEqual(field.value, $0.value) } ?? false
      }
    }
  }

  /// An expected scalar as JSON, and where it was written as JSON just as its file has it.
  func text(of scalar: Node) throws -> [UInt8] {
    guard isJSON else { return try scalar.jsonText() }
    guard scalar.style == .doubleQuoted, let file = scalar.tree.text.file(at: scalar.position) else {
      return Array(scalar.bytes)
    }
    let bytes = scalar.tree.text.bytes(file.range)
    let start = Int(scalar.position.offset - file.range.offset)
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return Array(bytes[start..<min(end + 1, bytes.count)])
  }
}
