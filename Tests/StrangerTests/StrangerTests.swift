import Foundation
import TestSupport
import Testing

/// Builds and runs a package that depends on this one as anybody's would, and holds the documentation against it: every
/// example that a reader may copy stands in its sources.
@Suite struct StrangerTests {
  /// All is compiled anew for the package, in a folder of its own beside what the tests are built in: a second run finds
  /// what the first one left.
  @Test func buildsAndRuns() throws {
    let scratch = Repository.path(".build/stranger")
    // Other tests go first, as some of them measure time.
    let build = try #require(
      Command.run(
        "nice", ["swift", "build", "--package-path", Repository.path("Tests/Stranger"), "--scratch-path", scratch],
        environment: TestEnvironment.original, in: Repository.root))
    try #require(build.status == 0, "\(build.output)")
    #expect(!build.output.contains("warning:"), "\(build.output)")
    let run = try #require(Command.run(scratch + "/debug/Stranger", in: Repository.root))
    #expect(run.status == 0)
    #expect(run.standardError.isEmpty)
    try expectGolden(run.standardOutput, equals: Repository.root.appending(path: "Tests/StrangerTests/expected.txt"))
  }

  @Test(arguments: documents)
  func hasTheExamples(of document: String) throws {
    let text = try String(contentsOfFile: Repository.path(document), encoding: .utf8)
    let examples = Example.all(in: text, isSource: document.hasSuffix(".swift"))
    #expect(document.hasSuffix(".swift") || !examples.isEmpty)
    let sources = try Repository.names(in: "Tests/Stranger/Sources/Stranger").map { name in
      let path = Repository.path("Tests/Stranger/Sources/Stranger/\(name)")
      return Example.lines(of: try String(contentsOfFile: path, encoding: .utf8))
    }
    for example in examples {
      #expect(sources.contains { example.stands(in: $0) }, "no source of Tests/Stranger has this:\n\(example.text)")
    }
  }

  /// What has examples: the README, the articles, and the sources with their doc comments.
  private static let documents: [String] =
    ["README.md"]
    + ["Sources/Strata", "Sources/Strata/Strata.docc"].flatMap { folder in
      Repository.names(in: folder).filter { $0.hasSuffix(".md") || $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }
}
