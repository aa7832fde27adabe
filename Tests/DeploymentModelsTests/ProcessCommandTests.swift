import Testing

@testable import DeploymentModels

@Suite struct ProcessCommandTests {
  /// Kubernetes' rules of expansion (`third_party/forked/golang/expansion`).
  @Test(
    arguments: [
      ("plain", [.text("plain")]), ("", [.text("")]), ("$(A)", [.variable("A")]),
      ("x-$(A)-y", [.text("x-"), .variable("A"), .text("-y")]), ("$(B)", [.text("$(B)")]), ("$$(A)", [.text("$(A)")]),
      ("$$$(A)", [.text("$"), .variable("A")]), ("100$", [.text("100$")]), ("$A", [.text("$A")]),
      ("$(A", [.text("$(A")]),
    ] as [(String, [ProcessCommand.Piece])])
  func pieces(_ text: String, _ pieces: [ProcessCommand.Piece]) {
    #expect(ProcessCommand.pieces(text) { $0 == "A" } == pieces)
  }

  @Test(arguments: [("plain", "plain"), ("", "''"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("a=b,c:d", "a=b,c:d")])
  func quoting(_ text: String, _ expected: String) {
    #expect(quoted(text) == expected)
  }
}
