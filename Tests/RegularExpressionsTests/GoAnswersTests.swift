import Foundation
import RegularExpressions
import Testing

/// What Go says of made patterns (`Scripts/generate-regular-expressions`): which it refuses, and what the others match.
@Suite struct GoAnswersTests {
  struct Case: CustomTestStringConvertible {
    let pattern: String
    /// Whether each text is matched; nil where the pattern is refused.
    let answers: [String: Bool]?

    var testDescription: String { pattern.debugDescription }
  }

  static let cases: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/go.jsonl")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.map { line in
      let line = (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any]) ?? []
      return Case(pattern: line[0] as? String ?? "", answers: line[1] as? [String: Bool])
    }
  }()

  @Test func areRead() {
    #expect(Self.cases.count > 300)
    #expect(Self.cases.contains { $0.answers == nil })
  }

  @Test(arguments: cases)
  func areOurs(_ example: Case) throws {
    guard let answers = example.answers else {
      #expect(throws: RegularExpression.SyntaxError.self) { try RegularExpression(example.pattern) }
      return
    }
    let expression = try RegularExpression(example.pattern)
    for (text, isMatched) in answers {
      #expect(expression.matches(text) == isMatched, "\(text.debugDescription)")
    }
  }
}
