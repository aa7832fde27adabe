import Diagnostics
import RegularExpressions
import YAML

// The messages of this target, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let invalidSelector = Diagnostic.ID("K0202", "invalid-selector")
  package static let invalidRegularExpression = Diagnostic.ID("K0203", "invalid-regular-expression")
  package static let unknownField = Diagnostic.ID("K0401", "unknown-field")
  package static let wrongType = Diagnostic.ID("K0402", "wrong-type")
  package static let missingField = Diagnostic.ID("K0403", "missing-field")
  package static let invalidValue = Diagnostic.ID("K0404", "invalid-value")
}

extension Diagnostic {
  /// - Parameter error: why it is none, which stands behind the caret.
  static func invalidRegularExpression(
    _ pattern: String, _ error: RegularExpression.SyntaxError, at node: Node?
  ) -> Diagnostic {
    let message = "'\(pattern)' is not a regular expression"
    let hint =
      pattern.hasPrefix("*") ? "any text is '.*' in one: write '.\(pattern)'" : error.description
    return node?.diagnostic(.invalidRegularExpression, message, hint: hint)
      ?? Diagnostic(.invalidRegularExpression, message, hint: hint)
  }

  /// A path that no value can lie at.
  package static func fieldPathTooLong(_ path: Node) -> Diagnostic {
    path.diagnostic(.nestingTooDeep, "this path has more than \(TreeLimits.depth) parts")
  }

  package static func unknownField(_ key: Node, in subject: String, known: [String]) -> Diagnostic {
    let name = key.string
    // A word short of a name, such as `value` for `sourceValue`.
    let longer = known.filter { $0.lowercased().hasSuffix(name.lowercased()) }
    let meant = nearestWord(to: name, among: known) ?? (name.count > 2 && longer.count == 1 ? longer[0] : nil)
    return key.diagnostic(.unknownField, "\(subject) has no field '\(name)'", meant: meant)
  }

  package static func wrongType(_ value: Node, _ name: String, expected: String, hint: String? = nil) -> Diagnostic {
    value.diagnostic(.wrongType, "'\(name)' must be \(expected), and is \(value.typeDescription)", hint: hint)
  }

  package static func missingField(_ name: String, of subject: String, in node: Node) -> Diagnostic {
    node.diagnostic(.missingField, "\(subject) needs the field '\(name)'")
  }

  /// A word that is none of those that its field knows.
  ///
  /// - Parameter what: such as `a sort order`.
  package static func invalidChoice(_ node: Node, _ what: String, _ choices: [String]) -> Diagnostic {
    let list = choices.map { "'\($0)'" }.joinedAsWords("and")
    return node.diagnostic(
      .invalidValue, "'\(node.string)' is not \(what): there are \(list)",
      meant: nearestWord(to: node.string, among: choices))
  }
}

extension Node {
  /// What the node is, as a message says it.
  package var typeDescription: String {
    switch tag {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .null: "null"
    case .integer, .float: "a number"
    case .boolean: "a boolean"
    default: yaml11Boolean == nil ? "a string" : "a boolean"
    }
  }
}

extension String {
  /// A kind, or what begins with one, as a sentence has it: `an Ingress`, `an HTTPRoute`, `a Deployment`.
  package var withArticle: String {
    let isVowel = first.map { "AEIOaeio".contains($0) } ?? false
    return (isVowel || hasPrefix("HTTP") ? "an " : "a ") + self
  }
}
