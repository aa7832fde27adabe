import Diagnostics
import Testing

@testable import StrataCommands

@Suite struct DiffRequestTests {
  @Test func twoTargetsAreSides() throws {
    #expect(try DiffRequest(["a", "-"], revision: nil, isMatrix: false, output: "text") == .sides("a", "-"))
  }

  @Test func aRevisionIsOfTheCurrentFolderWithoutATarget() throws {
    #expect(try DiffRequest([], revision: "main", isMatrix: false, output: "github") == .revision("main", "."))
    #expect(try DiffRequest(["a"], revision: "main", isMatrix: false, output: "text") == .revision("main", "a"))
  }

  @Test func aMatrixIsOfAnyNumber() throws {
    #expect(
      try DiffRequest(["a", "b", "c"], revision: nil, isMatrix: true, output: "json")
        == .matrix(["a", "b", "c"], try #require(OutputName(argument: "json"))))
  }

  @Test(
    arguments: [
      ([], nil, false, "text", "a diff is between two targets, and there are none"),
      (["a"], nil, false, "text", "a diff is between two targets, and there is one"),
      (["a", "b", "c"], nil, false, "text", "a diff is between two targets, and there are 3"),
      (["-", "-"], nil, false, "text", "standard input can be one side only"),
      (["a", "b"], "main", false, "text", "--git compares one target with itself, and there are 2"),
      (["-"], "main", false, "text", "standard input has no git revisions"),
      (["a", "b"], "main", true, "text", "--matrix compares targets, and --git one with itself: give one of the two"),
      (["a"], nil, true, "text", "a matrix needs two targets or more, and there is one"),
      (["a", "b"], nil, true, "unified", "a matrix is told as text, markdown or json, not as unified"),
      (["a", "b"], nil, true, "github", "a matrix is told as text, markdown or json, not as github"),
    ] as [([String], String?, Bool, String, String)])
  func refuses(targets: [String], revision: String?, isMatrix: Bool, output: String, message: String) {
    let error = #expect(throws: Diagnostic.self) {
      try DiffRequest(targets, revision: revision, isMatrix: isMatrix, output: output)
    }
    #expect(error?.id == .wrongTargets)
    #expect(error?.message == message)
  }
}
