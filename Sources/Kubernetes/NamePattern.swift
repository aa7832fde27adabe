import Diagnostics
import YAML

/// A regular expression that must match a whole text, as the parts of a selector are. Most are plain names, which are
/// compared and need no engine.
package struct NamePattern: @unchecked Sendable {
  private enum Matcher {
    case any
    case exactly(String)
    case expression(Regex<AnyRegexOutput>)
  }

  private let matcher: Matcher

  /// - Throws: `Diagnostic` at the node where the pattern is no regular expression.
  package init(_ pattern: String, at node: Node?) throws {
    if pattern.isEmpty {
      matcher = .any
    } else if pattern.utf8.allSatisfy(Self.isLiteral) {
      matcher = .exactly(pattern)
    } else {
      do {
        matcher = .expression(try Regex("(?:\(pattern))").matchingSemantics(.unicodeScalar))
      } catch {
        let message = "'\(pattern)' is not a regular expression"
        throw node?.diagnostic(.invalidRegularExpression, message) ?? Diagnostic(.invalidRegularExpression, message)
      }
    }
  }

  private static func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"),
      UInt8(ascii: ":"), UInt8(ascii: " "):
      true
    default: byte >= 0x80
    }
  }

  package func matches(_ text: String) -> Bool {
    switch matcher {
    case .any: true
    case .exactly(let name): name == text
    case .expression(let expression): (try? expression.wholeMatch(in: text)) ?? nil != nil
    }
  }
}
