/// A JSON pointer (RFC 6901): `/metadata/annotations/a~1b`.
///
/// The library that kustomize applies patches with passes over what stands before the first slash.
struct JSONPointer {
  /// The keys and indices, unescaped; nil for a text without a slash, which points nowhere.
  let parts: [String]?
  /// Whether it is empty, and so the whole document.
  let isRoot: Bool

  init(_ text: String) {
    isRoot = text.isEmpty
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    self.parts = parts.count > 1 ? parts.dropFirst().map(Self.unescaped) : nil
  }

  private static func unescaped(_ part: Substring) -> String {
    guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
    var text: [UInt8] = []
    var bytes = part.utf8.makeIterator()
    var pending = bytes.next()
    while let byte = pending {
      pending = bytes.next()
      switch (byte, pending) {
      case (UInt8(ascii: "~"), UInt8(ascii: "0")):
        text.append(byte)
        pending = bytes.next()
      case (UInt8(ascii: "~"), UInt8(ascii: "1")):
        text.append(UInt8(ascii: "/"))
        pending = bytes.next()
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
