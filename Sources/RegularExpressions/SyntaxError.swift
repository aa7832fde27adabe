extension RegularExpression {
  /// Why a pattern is no regular expression.
  package enum SyntaxError: Error, Hashable, Sendable {
    case invalidCharacterRange
    case invalidEscape
    case invalidGroupName
    case unsupportedGroup
    case nestedRepetition
    case invalidRepeatCount
    case missingBracket
    case missingParenthesis
    case missingRepetitionArgument
    case trailingBackslash
    case unexpectedParenthesis
    case tooDeep
    case tooLarge
  }
}

extension RegularExpression.SyntaxError: CustomStringConvertible {
  /// The reason, as a message ends with it.
  package var description: String {
    switch self {
    case .invalidCharacterRange: "there is no such range or class of characters"
    case .invalidEscape: "there is no such escape sequence"
    case .invalidGroupName: "a group's name is made of letters, digits and underscores"
    case .unsupportedGroup: "there is no such kind of group"
    case .nestedRepetition: "a repetition cannot be repeated"
    case .invalidRepeatCount: "nothing can be repeated more than 1000 times"
    case .missingBracket: "a ']' is missing"
    case .missingParenthesis: "a ')' is missing"
    case .missingRepetitionArgument: "there is nothing to repeat"
    case .trailingBackslash: "nothing follows the last backslash"
    case .unexpectedParenthesis: "there is a ')' too many"
    case .tooDeep: "it nests too deeply"
    case .tooLarge: "it is too large"
    }
  }
}
