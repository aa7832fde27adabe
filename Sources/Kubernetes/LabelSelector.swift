import Diagnostics
import YAML

/// A selector over labels or annotations: `a=b,c!=d,e in (f,g),h notin (i),j,!k`, and `x>1`, `x<2`.
///
/// The grammar is the one that kubectl's `-l` reads.
package struct LabelSelector: Sendable {
  private var requirements: [Requirement] = []

  private struct Requirement: Sendable {
    var key: String
    var operation: Operation
    var values: [String]
  }

  private enum Operation: Sendable {
    case exists, doesNotExist, isIn, isNotIn, greaterThan, lessThan
  }

  /// - Throws: `Diagnostic` at the node where the text is no selector.
  package init(_ text: String, at node: Node?) throws {
    var parser = Parser(text)
    do throws(Parser.Failure) {
      requirements = try parser.parse()
    } catch {
      let message = "'\(text)' is not a label selector: \(error.reason)"
      throw node?.diagnostic(.invalidSelector, message) ?? Diagnostic(.invalidSelector, message)
    }
  }

  /// Whether a mapping of labels, or none, meets every requirement.
  package func matches(_ labels: Node?) -> Bool {
    requirements.allSatisfy { requirement in
      let value = labels?[requirement.key]?.string
      switch requirement.operation {
      case .exists: return value != nil
      case .doesNotExist: return value == nil
      case .isIn: return value.map(requirement.values.contains) ?? false
      case .isNotIn: return value.map { !requirement.values.contains($0) } ?? true
      case .greaterThan, .lessThan:
        guard let number = value.flatMap({ Int64($0) }), let limit = Int64(requirement.values[0]) else { return false }
        return requirement.operation == .greaterThan ? number > limit : number < limit
      }
    }
  }

  private struct Parser {
    struct Failure: Error { var reason: String }

    private var tokens: [String] = []
    private var position = 0

    init(_ text: String) {
      var word = ""
      var rest = Array(text)[...]
      func isSpecial(_ c: Character) -> Bool { "=!(),<>".contains(c) }
      while let c = rest.popFirst() {
        if c.isWhitespace || isSpecial(c) {
          if !word.isEmpty { tokens.append(word) }
          word = ""
          if c.isWhitespace { continue }
          if c == "=" || c == "!", rest.first == "=" {
            rest.removeFirst()
            tokens.append(String(c) + "=")
          } else {
            tokens.append(String(c))
          }
        } else {
          word.append(c)
        }
      }
      if !word.isEmpty { tokens.append(word) }
    }

    private var token: String? { position < tokens.count ? tokens[position] : nil }

    private mutating func word(_ what: String) throws(Failure) -> String {
      guard let token, !["=", "==", "!=", "!", "(", ")", ",", "<", ">"].contains(token) else {
        throw Failure(reason: "found \(token.map { "'\($0)'" } ?? "its end") where \(what) should be")
      }
      position += 1
      return token
    }

    mutating func parse() throws(Failure) -> [Requirement] {
      var requirements: [Requirement] = []
      guard token != nil else { return requirements }
      while true {
        requirements.append(try requirement())
        guard let token else { return requirements }
        guard token == "," else { throw Failure(reason: "found '\(token)' where ',' should be") }
        position += 1
      }
    }

    private mutating func requirement() throws(Failure) -> Requirement {
      if token == "!" {
        position += 1
        return Requirement(key: try key(), operation: .doesNotExist, values: [])
      }
      let key = try key()
      guard let operation = token, operation != "," else {
        return Requirement(key: key, operation: .exists, values: [])
      }
      position += 1
      switch operation {
      case "=", "==": return Requirement(key: key, operation: .isIn, values: [try value()])
      case "!=": return Requirement(key: key, operation: .isNotIn, values: [try value()])
      case "in": return Requirement(key: key, operation: .isIn, values: try list())
      case "notin": return Requirement(key: key, operation: .isNotIn, values: try list())
      case ">", "<":
        let limit = try word("a number")
        guard Int64(limit) != nil else { throw Failure(reason: "'\(limit)' is not a whole number") }
        return Requirement(key: key, operation: operation == ">" ? .greaterThan : .lessThan, values: [limit])
      default: throw Failure(reason: "'\(operation)' is not an operator: use =, !=, in, notin, < or >")
      }
    }

    private mutating func key() throws(Failure) -> String {
      let key = try word("a key")
      let parts = key.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 2, Self.isName(parts.last ?? ""), parts.count == 1 || Self.isDomain(parts[0]) else {
        throw Failure(reason: "'\(key)' is not a label's key")
      }
      return key
    }

    /// A value, which may be empty.
    private mutating func value() throws(Failure) -> String {
      guard let token, token != "," else { return "" }
      return try checked(try word("a value"))
    }

    private mutating func list() throws(Failure) -> [String] {
      guard token == "(" else { throw Failure(reason: "a list in parentheses should follow") }
      position += 1
      var values: [String] = []
      while true {
        if token == ")" || token == "," {
          values.append("")
        } else {
          values.append(try checked(try word("a value")))
        }
        let separator = token
        position += 1
        if separator == ")" { return values }
        guard separator == "," else { throw Failure(reason: "the list is not closed") }
      }
    }

    private func checked(_ value: String) throws(Failure) -> String {
      guard Self.isName(value[...]) else { throw Failure(reason: "'\(value)' is not a label's value") }
      return value
    }

    /// 63 letters, digits, `-`, `_` and `.`, with a letter or digit at either end.
    private static func isName(_ text: Substring) -> Bool {
      guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 63 else { return false }
      return isAlphanumeric(first) && isAlphanumeric(last)
        && text.utf8.allSatisfy { isAlphanumeric($0) || [0x2D, 0x5F, 0x2E].contains($0) }
    }

    private static func isDomain(_ text: Substring) -> Bool {
      !text.isEmpty && text.utf8.count <= 253
        && text.utf8.allSatisfy { isAlphanumeric($0) && !(0x41...0x5A).contains($0) || [0x2D, 0x2E].contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
  }
}
