/// A Swift file as the rules of the house look at it: what it imports, what it declares for other files, and what it
/// names.
struct SwiftFile {
  /// A function, a property or an initializer of a type.
  struct Member {
    /// The type that it is of, such as `Node`.
    var type: String
    var name: String
    /// The labels of what it takes, `_` for none; nil for what takes nothing in parentheses.
    var labels: [Label]?
    /// Whether an extension adds it, and other files can use it.
    var isAddition: Bool

    struct Label {
      var text: String
      /// Whether a call may leave it out.
      var isOptional: Bool
    }
  }

  /// Where a member may be meant.
  struct Use: Hashable {
    var name: String
    /// The labels of a call; nil where it is none.
    var labels: [String]?
    /// Whether a closure may follow the parentheses.
    var hasClosure: Bool
    /// The type in whose body it stands without a dot; nil where there is a dot.
    var owner: String?
  }

  /// A function, an initializer, or a property that is worked out.
  struct Function {
    var name: String
    /// From its first line to its closing brace.
    var lineCount: Int
  }

  /// From the folder of the sources on.
  let path: String
  /// The modules that it imports.
  private(set) var imports: Set<String> = []
  /// The types and functions at its top level that other files can name.
  private(set) var declared: Set<String> = []
  /// The types that it names, and the functions that it calls, members aside.
  private(set) var named: Set<String> = []
  private(set) var members: [Member] = []
  private(set) var uses: Set<Use> = []
  /// The types that it declares or extends, those within others too; of `A.B` both.
  private(set) var types: Set<String> = []
  /// What has code in braces.
  private(set) var functions: [Function] = []
  let lineCount: Int

  private static let types: Set = ["class", "struct", "enum", "protocol", "actor"]

  init(path: String, text: String) {
    self.path = path
    lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") } + (text.hasSuffix("\n") ? 0 : 1)
    var reader = DeclarationReader(Array(SwiftTokens(text)))
    reader.read(into: &self)
  }

  /// Without its folder, and without `.swift`.
  var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

  /// The folder that it stands in; empty for the top.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// Goes through the words of a file, and knows in whose body each of them stands.
  private struct DeclarationReader {
    /// A pair of braces: the body of a type, of an extension or of a function, or other code.
    private struct Body {
      var type: String?
      var isExtension = false
      var isPrivate = false
      var function: (name: String, line: Int)?
    }

    private let tokens: [SwiftTokens.Token]
    private var bodies: [Body] = []
    /// The body that the next brace opens; nil for code.
    private var opening: Body?
    private var isPrivate = false
    private var isInCases = false

    init(_ tokens: [SwiftTokens.Token]) { self.tokens = tokens }

    mutating func read(into file: inout SwiftFile) {
      for (i, token) in tokens.enumerated() {
        let previous = i > 0 ? tokens[i - 1].text : ""
        switch token.text {
        case "{":
          bodies.append(opening ?? Body())
          opening = nil
          isInCases = false
        case "}":
          if let function = bodies.popLast()?.function {
            file.functions.append(Function(name: function.name, lineCount: token.line - function.line + 1))
          }
          opening = nil
          isInCases = false
        case "private", "fileprivate": isPrivate = isPrivate || text(i + 1) != "("
        case "func", "var", "let", "subscript", "typealias": isInCases = false
        case "case" where bodies.last?.type != nil: isInCases = true
        case _ where previous == "import": file.imports.insert(token.text)
        case "deinit": opening = Body(function: (token.text, token.line))
        case "init" where bodies.last?.type != nil && previous != ".": addMember(token.text, at: i, to: &file)
        case _ where token.isWord: readWord(i, previous, &file)
        default: break
        }
      }
    }

    private func text(_ i: Int) -> String { i < tokens.count ? tokens[i].text : "" }

    private mutating func readWord(_ i: Int, _ previous: String, _ file: inout SwiftFile) {
      let word = tokens[i].text
      if previous == "extension" || SwiftFile.types.contains(previous) {
        if previous == "extension" {
          file.named.insert(word)
        } else if bodies.isEmpty, !isPrivate {
          file.declared.insert(word)
        }
        // Of a type within a type the last name counts.
        let last = stride(from: i, to: tokens.count, by: 2).first { text($0 + 1) != "." } ?? i
        for place in stride(from: i, through: last, by: 2) { file.types.insert(text(place)) }
        opening = Body(type: text(last), isExtension: previous == "extension", isPrivate: isPrivate)
        isPrivate = false
      } else if previous == "func" || previous == "typealias" {
        if bodies.isEmpty, !isPrivate { file.declared.insert(word) }
        if bodies.last?.type != nil { addMember(word, at: i, to: &file) }
        opening = Body(function: (word, tokens[i].line))
        isPrivate = false
      } else if (previous == "var" || previous == "let") && bodies.last?.type != nil {
        addMember(word, at: i, to: &file)
      } else if isInCases, previous == "case" || previous == "," {
        addMember(word, at: i, to: &file)
      } else {
        addUse(i, previous, &file)
      }
    }

    private mutating func addMember(_ name: String, at i: Int, to file: inout SwiftFile) {
      guard let body = bodies.last, let type = body.type else { return }
      opening = Body(function: (name, tokens[i].line))
      file.members.append(
        Member(
          type: type, name: name, labels: parameters(behind: i),
          isAddition: body.isExtension && !body.isPrivate && !isPrivate))
      isPrivate = false
    }

    private func addUse(_ i: Int, _ previous: String, _ file: inout SwiftFile) {
      let word = tokens[i].text
      let call = text(i + 1) == "(" ? arguments(from: i + 1) : nil
      var owner: String?
      if previous != "." {
        // What has a small letter is a function only where it is called.
        if word.first?.isUppercase ?? false || call != nil { file.named.insert(word) }
        owner = bodies.last { $0.type != nil }?.type ?? ""
      }
      file.uses.insert(Use(name: word, labels: call?.labels, hasClosure: call?.hasClosure ?? false, owner: owner))
    }

    /// The tokens of each part of a list in parentheses, and the token behind it.
    private func list(from start: Int) -> (parts: [ArraySlice<SwiftTokens.Token>], end: Int) {
      var parts: [ArraySlice<SwiftTokens.Token>] = []
      var depth = 0
      var first = start + 1
      for i in start..<tokens.count {
        switch tokens[i].text {
        case "(", "[", "{": depth += 1
        case ")", "]", "}":
          depth -= 1
          guard depth == 0 else { continue }
          if i > first { parts.append(tokens[first..<i]) }
          return (parts, i + 1)
        case "," where depth == 1:
          parts.append(tokens[first..<i])
          first = i + 1
        default: break
        }
      }
      return (parts, tokens.count)
    }

    private func arguments(from start: Int) -> (labels: [String], hasClosure: Bool) {
      let (parts, end) = list(from: start)
      let labels = parts.map { part in
        part.count > 1 && part.first!.isWord && part[part.startIndex + 1].text == ":" ? part.first!.text : "_"
      }
      return (labels, text(end) == "{")
    }

    /// What a function or an initializer takes; nil for what is neither.
    private func parameters(behind i: Int) -> [Member.Label]? {
      var start = i + 1
      if text(start) == "?" { start += 1 }
      if text(start) == "<" { start = tokens[start...].firstIndex { $0.text == "(" } ?? tokens.count }
      guard text(start) == "(" else { return nil }
      return list(from: start).parts.map { part in
        let label = part.first { $0.isWord }?.text ?? "_"
        return Member.Label(text: label, isOptional: part.contains { $0.text == "=" })
      }
    }
  }
}

extension SwiftFile.Use {
  /// Whether a member may be the one that is meant.
  func mayMean(_ member: SwiftFile.Member) -> Bool {
    guard member.name == name || member.name == "init" && member.type == name else { return false }
    guard let labels, let parameters = member.labels else { return true }
    var rest = labels[...]
    for parameter in parameters {
      if rest.first == parameter.text {
        rest.removeFirst()
      } else if !parameter.isOptional, !hasClosure {
        return false
      }
    }
    return rest.isEmpty
  }
}
