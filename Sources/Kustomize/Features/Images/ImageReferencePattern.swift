import Diagnostics
import RegularExpressions

/// Which images an entry of `images` means: those of a name that is a regular expression, whatever their tag and
/// digest (`IsImageMatched` in api/internal/image).
///
/// The engine is asked only where the name has more than dots in it, each of which stands for any character.
struct ImageReferencePattern: Sendable {
  private enum Matcher {
    case name(LiteralPattern)
    case expression(RegularExpression)
    /// The name is no regular expression.
    case nothing
  }

  private let matcher: Matcher

  init(_ name: String) {
    if let literal = LiteralPattern(name) {
      matcher = .name(literal)
    } else if let expression = try? RegularExpression(
      "^\(name)(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$")
    {
      matcher = .expression(expression)
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
    case .name(let name): name.prefixEnd(in: image).map { Self.isTagAndDigest(image[$0...]) } ?? false
    // Before the name stands an anchor, but a `|` in it leaves the rest without one.
    case .expression(let expression): expression.matches(image)
    case .nothing: false
    }
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
