/// A Swift file as the rules of the house look at it: what it imports, what it declares for other files, and what it
/// names.
struct SwiftFile {
  /// From the folder of the sources on.
  let path: String
  /// The modules that it imports.
  private(set) var imports: Set<String> = []
  /// The types and functions at its top level that other files can name.
  private(set) var declared: Set<String> = []
  /// The types that it names, and the functions that it calls, members aside.
  private(set) var named: Set<String> = []

  private static let types: Set = ["class", "struct", "enum", "protocol", "actor", "typealias"]

  init(path: String, text: String) {
    self.path = path
    var depth = 0
    var isPrivate = false
    var previous = ""
    for token in SwiftTokens(text) {
      defer { previous = token.text }
      switch token.text {
      case "{": depth += 1
      case "}": depth -= 1
      case "private", "fileprivate": isPrivate = true
      default:
        if previous == "import" {
          imports.insert(token.text)
        } else if Self.types.contains(previous) || previous == "func" {
          if depth == 0, !isPrivate { declared.insert(token.text) }
          isPrivate = false
        } else if token.isWord, previous != "." {
          // What has a small letter is a function only where it is called.
          if token.text.first?.isUppercase ?? false || token.isCalled { named.insert(token.text) }
        }
      }
    }
  }

  /// The folder that it stands in; empty for the top.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
}

/// The words and signs of Swift source text, without its comments and without the text of its strings. What stands in
/// the interpolations of a string is source text.
private struct SwiftTokens: Sequence, IteratorProtocol {
  struct Token {
    var text: String
    var isWord = false
    /// Whether a parenthesis follows.
    var isCalled = false
  }

  private let characters: [Character]
  private var place = 0
  /// The strings that interpolations stand in, innermost last: how each ends, and the parentheses that are open.
  private var strings: [(mark: String, pounds: Int, parentheses: Int)] = []

  init(_ text: String) { characters = Array(text) }

  mutating func next() -> Token? {
    while place < characters.count {
      let character = characters[place]
      if starts(with: "//") {
        skip { $0 != "\n" }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else if let string = openingOfString() {
        place += string.pounds + string.mark.count
        skipText(of: string)
      } else if character.isLetter || character == "_" {
        return word()
      } else {
        place += 1
        if character == "(", !strings.isEmpty { strings[strings.count - 1].parentheses += 1 }
        if character == ")", let string = strings.last {
          strings[strings.count - 1].parentheses -= 1
          if string.parentheses == 1 { skipText(of: (strings.removeLast().mark, string.pounds)) }
        }
        if !character.isWhitespace { return Token(text: String(character)) }
      }
    }
    return nil
  }

  private mutating func word() -> Token {
    let start = place
    skip { $0.isLetter || $0.isNumber || $0 == "_" }
    let isCalled = place < characters.count && characters[place] == "("
    return Token(text: String(characters[start..<place]), isWord: true, isCalled: isCalled)
  }

  private func openingOfString() -> (mark: String, pounds: Int)? {
    var end = place
    while end < characters.count, characters[end] == "#" { end += 1 }
    guard end < characters.count, characters[end] == "\"" else { return nil }
    let isLong = end + 2 < characters.count && characters[end + 1] == "\"" && characters[end + 2] == "\""
    return (isLong ? "\"\"\"" : "\"", end - place)
  }

  /// Goes on to the end of a string, or to the next interpolation in it.
  private mutating func skipText(of string: (mark: String, pounds: Int)) {
    let pounds = String(repeating: "#", count: string.pounds)
    while place < characters.count {
      if starts(with: string.mark + pounds) {
        place += string.mark.count + string.pounds
        return
      }
      if starts(with: "\\" + pounds + "(") {
        place += 2 + string.pounds
        strings.append((string.mark, string.pounds, 1))
        return
      }
      place += starts(with: "\\" + pounds) ? 2 + string.pounds : 1
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") { depth += 1 }
      if starts(with: "*/") { depth -= 1 }
      place += starts(with: "/*") || starts(with: "*/") ? 2 : 1
    } while depth > 0 && place < characters.count
  }

  private mutating func skip(while isSkipped: (Character) -> Bool) {
    while place < characters.count, isSkipped(characters[place]) { place += 1 }
  }

  private func starts(with text: String) -> Bool {
    characters[place...].starts(with: text)
  }
}
