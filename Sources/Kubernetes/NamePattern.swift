import Diagnostics
import RegularExpressions
import YAML

/// A regular expression that must match a whole text, as the parts of a selector are. Most are plain names, which are
/// compared and need no engine.
package struct NamePattern: Sendable {
  private enum Matcher {
    case any
    case exactly(String)
    case dotted(LiteralPattern)
    case expression(RegularExpression)
  }

  private let matcher: Matcher

  /// - Throws: `Diagnostic` at the node where the pattern is no regular expression.
  package init(_ pattern: String, at node: Node?) throws {
    if pattern.isEmpty {
      matcher = .any
    } else if let literal = LiteralPattern(pattern) {
      matcher = literal.isExact ? .exactly(pattern) : .dotted(literal)
    } else {
      do {
        // What kustomize compiles too: a pattern that only this makes whole, as `a)|(b`, is one.
        matcher = .expression(try RegularExpression("^(?:\(pattern))$"))
      } catch let error as RegularExpression.SyntaxError {
        throw Diagnostic.invalidRegularExpression(pattern, error, at: node)
      }
    }
  }

  /// The only text that it matches, where it is no expression.
  package var exactText: String? {
    if case .exactly(let text) = matcher { text } else { nil }
  }

  package func matches(_ text: String) -> Bool {
    switch matcher {
    case .any: true
    case .exactly(let name): name == text
    case .dotted(let pattern): pattern.matchesWhole(text)
    case .expression(let expression): expression.matches(text)
    }
  }
}
