import Diagnostics

/// Which images an entry of `images` means: those of a name that is a regular expression, whatever their tag and
/// digest (`IsImageMatched` in api/internal/image).
///
/// The engine is asked only where the name has more than dots in it, each of which stands for any character.
struct ImageReferencePattern: @unchecked Sendable {
  private enum Matcher {
    case name([UInt8])
    case expression(Regex<AnyRegexOutput>)
    /// The name is no regular expression.
    case nothing
  }

  private let matcher: Matcher

  init(_ name: String) {
    if !name.utf8.contains(where: Self.isOperator) {
      matcher = .name(Array(name.utf8))
    } else if let expression = try? Regex(
      "^\(name)(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?\\z")
    {
      matcher = .expression(expression.matchingSemantics(.unicodeScalar))
    } else {
      matcher = .nothing
    }
  }

  /// Whether the name can match at all.
  var isValid: Bool {
    if case .nothing = matcher { false } else { true }
  }

  func matches(_ image: ByteSpan) -> Bool {
    switch matcher {
    case .name(let name): Self.end(of: name, in: image).map { Self.isTagAndDigest(image[$0...]) } ?? false
    case .expression(let expression):
      // Before the name stands an anchor, but a `|` in it leaves the rest without one.
      (try? expression.firstMatch(in: String(decoding: image, as: UTF8.self))) ?? nil != nil
    case .nothing: false
    }
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// Where the name ends that an image begins with; nil where it begins with another.
  private static func end(of name: [UInt8], in image: ByteSpan) -> Int? {
    var i = 0
    for byte in name {
      guard i < image.count else { return nil }
      if byte == UInt8(ascii: ".") {
        guard image[i] != UInt8(ascii: "\n") else { return nil }
        i += 1
        // The rest of a character of several bytes.
        while i < image.count, image[i] & 0xC0 == 0x80 { i += 1 }
      } else {
        guard image[i] == byte else { return nil }
        i += 1
      }
    }
    return i
  }

  /// `[:tag][@algorithm:digest]` and nothing behind it.
  private static func isTagAndDigest(_ text: Slice<ByteSpan>) -> Bool {
    var rest = text
    if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst().drop(while: isTagCharacter) }
    guard rest.first == UInt8(ascii: "@") else { return rest.isEmpty }
    repeat {
      rest = rest.dropFirst()
      let part = rest.prefix(while: isAlphanumeric)
      guard !part.isEmpty else { return false }
      rest = rest[part.endIndex...]
    } while rest.first.map { [0x2B, 0x2D, 0x2E, 0x5F].contains($0) } ?? false
    return rest.first == UInt8(ascii: ":") && rest.dropFirst().allSatisfy(isTagCharacter)
  }

  private static func isTagCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || [0x2D, 0x2E, 0x5F, 0x7B, 0x7D].contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
