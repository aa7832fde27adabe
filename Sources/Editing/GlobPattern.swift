import Diagnostics

/// A pattern of the shell as Go's filepath.Match has it: `*` and `?` match no slash, `[a-z]` and `[^a-z]` a character of a
/// set, and a backslash takes what follows it as it is.
package struct GlobPattern: Sendable {
  private enum Part {
    case character(Character)
    case any
    case anyOf([ClosedRange<Character>], isNegated: Bool)
    case run
  }

  private var parts: [Part] = []
  /// Whether the pattern stands for nothing but itself.
  package private(set) var isPlain = true
  /// Whether it has brackets that are not closed, or ends with a backslash that takes nothing.
  package private(set) var isMalformed = false

  package init(_ pattern: String) {
    var rest = Substring(pattern)
    while let character = rest.popFirst() {
      switch character {
      case "*": parts.append(.run)
      case "?": parts.append(.any)
      case "[":
        guard let set = Self.set(&rest) else {
          isMalformed = true
          parts.append(.character(character))
          continue
        }
        parts.append(set)
      case "\\":
        if rest.isEmpty { isMalformed = true }
        parts.append(.character(rest.popFirst() ?? "\\"))
      default:
        parts.append(.character(character))
        continue
      }
      isPlain = false
    }
  }

  /// - Throws: `Diagnostic` where it is malformed.
  package init(checking pattern: String) throws {
    self.init(pattern)
    guard !isMalformed else {
      throw Diagnostic(
        .invalidEdit, "'\(pattern)' is no pattern",
        hint: "brackets are closed, and a backslash stands before a character")
    }
  }

  /// What stands behind an opening bracket; nil where it is not closed.
  private static func set(_ rest: inout Substring) -> Part? {
    guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
    var inner = rest[..<end]
    rest = rest[rest.index(after: end)...]
    let isNegated = inner.first == "^"
    if isNegated { inner.removeFirst() }
    var ranges: [ClosedRange<Character>] = []
    while let low = inner.popFirst() {
      if inner.first == "-", let high = inner.dropFirst().first, low <= high {
        inner.removeFirst(2)
        ranges.append(low...high)
      } else {
        ranges.append(low...low)
      }
    }
    return .anyOf(ranges, isNegated: isNegated)
  }

  /// Takes time in proportion to the product of both lengths at the most.
  package func matches(_ text: String) -> Bool {
    let text = Array(text)
    // How far the last run of any characters has come, to go on one further from there.
    var retry: (part: Int, character: Int)?
    var (part, character) = (0, 0)
    while character < text.count || part < parts.count {
      if part < parts.count {
        if case .run = parts[part] {
          retry = (part, character)
          part += 1
          continue
        }
        if character < text.count, Self.matches(parts[part], text[character]) {
          (part, character) = (part + 1, character + 1)
          continue
        }
      }
      guard let last = retry, last.character < text.count, text[last.character] != "/" else { return false }
      retry = (last.part, last.character + 1)
      (part, character) = (last.part + 1, last.character + 1)
    }
    return true
  }

  private static func matches(_ part: Part, _ character: Character) -> Bool {
    switch part {
    case .character(let expected): character == expected
    case .any: character != "/"
    case .anyOf(let ranges, let isNegated): character != "/" && ranges.contains { $0.contains(character) } != isNegated
    case .run: false
    }
  }
}
