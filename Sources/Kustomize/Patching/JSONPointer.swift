/// A JSON pointer (RFC 6901): `/metadata/annotations/a~1b`.
struct JSONPointer {
  let text: String
  /// The keys and indices, unescaped.
  let parts: [String]

  /// Nil where the text is not empty and does not begin with a slash.
  init?(_ text: String) {
    self.text = text
    guard !text.isEmpty else {
      parts = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(Self.unescaped)
  }

  private static func unescaped(_ part: Substring) -> String {
    guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
    return String(part.replacing("~1", with: "/").replacing("~0", with: "~"))
  }
}
