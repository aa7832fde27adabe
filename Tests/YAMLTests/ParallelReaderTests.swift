import Diagnostics
import Testing

@testable import YAML

@Suite struct ParallelReaderTests {
  /// What readers find hard, in one document.
  private static func document(_ number: Int) -> String {
    """
    ---
    name: item-\(number)
    # --- no document begins in a comment
    escaped: "tab\\t line\\L é \\u00e9"
    quoted: 'it''s'
    text: |
      --- no document begins here
      end
    folded: >-
      one
      two
    base: &base {a: 1, b: [x, y]}
    copy: *base
    merged:
      <<: *base
      c: "\\x41"
    größe: 3

    """
  }

  private static func read(_ texts: [String], _ read: ([SourceFile], Tree) throws -> [[Node]?]) throws -> [[String]?] {
    let tree = Tree()
    let files = try texts.enumerated().map { index, text in
      try tree.text.addFile(path: "\(index).yaml", contents: text)
    }
    return try read(files, tree).map { roots in
      try? roots?.map { root in
        var writer = Writer()
        try writer.write(root)
        return String(decoding: writer.output, as: UTF8.self) + (root.location.map(\.description) ?? "nowhere")
      }
    }
  }

  private static func inParallel(_ texts: [String]) throws -> [[String]?] {
    try read(texts) { ParallelReader.read($0, into: $1) }
  }

  private static func inTurn(_ texts: [String]) throws -> [[String]?] {
    try read(texts) { files, tree in try files.map { try Reader.read($0, into: tree) } }
  }

  @Test(arguments: [1, 2, 3, 7, 40])
  func filesAreReadAsInTurn(count: Int) throws {
    let files = (0..<count).map { file in (0..<(file % 4)).map { Self.document(file * 10 + $0) }.joined() + "last: 1\n"
    }
    let expected = try Self.inTurn(files)
    let result = try Self.inParallel(files)
    for (index, roots) in result.enumerated() where roots != nil { #expect(roots == expected[index]) }
    if count > 1 { #expect(result == expected) }
  }

  @Test func aSingleFileIsCutWhereADocumentBegins() throws {
    let file = (0..<9).map(Self.document).joined()
    #expect(try Self.inParallel([file]) == (try Self.inTurn([file])))
  }

  @Test(arguments: [
    // The line that the cut takes for a document's first stands in quotes: an error, wherever it is cut.
    "a: \"first\nsecond of many words\n---\nmore\"\n",
    "a: 'x\n---\ny'\nb: [\n",
    "%YAML 1.1\n---\na: b\n",
    "a: b",
    "",
  ])
  func whatCannotBeCutIsLeftToTheCaller(text: String) throws {
    #expect(try Self.inParallel([text]) == [nil])
  }

  @Test func whatFollowsAnErrorIsLeftToTheCaller() throws {
    let good = Self.document(1)
    let result = try Self.inParallel([good, "a: [", good, good, good, good, good, good])
    #expect(result[0] != nil)
    #expect(result[1] == nil)
    #expect(result[7] != nil)
  }

  /// Aliases of one file make no more nodes for being read in two parts.
  @Test func theLimitOfAliasesHoldsForAFileAsAWhole() throws {
    let list = "[" + (0..<1_000).map { _ in "x" }.joined(separator: ",") + "]"
    let document = "---\na: &a \(list)\nb: [" + (0..<600).map { _ in "*a" }.joined(separator: ",") + "]\n"
    #expect(try Self.inParallel([document + document]) == [nil])
  }
}
