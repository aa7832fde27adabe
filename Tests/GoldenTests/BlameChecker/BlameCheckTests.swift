import Diagnostics
import Foundation
import Kustomize
import TestSupport
import Testing

@testable import Inspection

/// Every value of every tree comes from where blame says that it does.
///
/// `STRATA_BLAME_TREES=FOLDER swift test --filter BlameCheckTests` looks at every kustomization below a folder too.
@Suite struct BlameCheckTests {
  private static let conformance = Repository.root.deletingLastPathComponent().appending(
    path: "shared/conformance/cases")

  /// - Returns: what is not explained; nil where the folder does not build.
  private func findings(_ directory: String, flags: [String] = [], _ counts: inout [String: Int]) throws -> [String]? {
    var options = try BuildOptions(flags: flags)
    options.keepsHistory = true
    guard let result = try? Build.run(directory: directory, options: options) else { return nil }
    let checker = BlameChecker(result)
    counts.merge(checker.counts, uniquingKeysWith: +)
    return checker.findings.map(\.description)
  }

  private func check(_ trees: [(directory: String, flags: [String])], atLeast: Int) throws {
    var counts: [String: Int] = [:]
    var built = 0
    for tree in trees {
      guard let found = try findings(tree.directory, flags: tree.flags, &counts) else { continue }
      built += 1
      if !found.isEmpty {
        Issue.record("\(tree.directory): \(found.count) not explained\n  \(found.joined(separator: "\n  "))")
      }
    }
    #expect(built >= atLeast)
    print(
      "blame: \(built) trees,",
      counts.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
  }

  @Test func shippedTrees() throws {
    let trees = Repository.folders(in: "overlays").map { (Repository.path("overlays/\($0)"), [String]()) }
    try check(trees + [(Repository.path("base"), [])], atLeast: 4)
  }

  @Test func goldenCases() throws {
    try check(GoldenCase.all.map { ($0.directory, $0.flags) }, atLeast: 40)
  }

  /// The cases of a conformance suite, where one lies beside the repository.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: conformance.path)))
  func conformanceCases() throws {
    struct Case: Decodable {
      let path: String
      let flags: [String]
    }
    let names = FileManager.default.enumerator(atPath: Self.conformance.path)?.compactMap { $0 as? String } ?? []
    let trees = try names.filter { $0.hasSuffix("/case.json") }.sorted().compactMap { name -> (String, [String])? in
      let file = Self.conformance.appending(path: name)
      let one = try JSONDecoder().decode(Case.self, from: Data(contentsOf: file))
      guard (try? BuildOptions(flags: one.flags)) != nil else { return nil }
      let input = file.deletingLastPathComponent().appending(path: "input").appending(path: one.path)
      return (input.standardizedFileURL.path, one.flags)
    }
    try check(trees, atLeast: 400)
  }

  /// The checker itself: a value that is said to come from somewhere else is found, and nothing besides.
  @Test(arguments: ["data.a", "metadata.namespace", "metadata.labels.l"]) func wrongPlacesAreFound(path: String) throws
  {
    let files = InMemoryFileSystem([
      "top/kustomization.yaml":
        "namespace: space\ncommonLabels: {l: x}\nconfigMapGenerator: [{name: c, literals: [a=1, b=2]}]\n"
    ])
    var options = BuildOptions()
    options.keepsHistory = true
    let result = try Build.run(directory: "top", options: options, fileSystem: files)
    #expect(BlameChecker(result, in: files).findings.isEmpty)
    let resource = try #require(result.resources.resources.first)
    let value = try BlameTarget.field(at: path, of: resource).value
    value.setPosition(try BlameTarget.field(at: "data.b", of: resource).value.position)
    #expect(BlameChecker(result, in: files).findings.map(\.path) == [path])
  }

  private static let foreign = TestEnvironment.original["STRATA_BLAME_TREES"]

  @Test(.enabled(if: foreign != nil)) func foreignTrees() throws {
    let root = URL(filePath: try #require(Self.foreign)).standardizedFileURL
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let files = names.filter {
      ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains(($0 as NSString).lastPathComponent)
    }
    let folders = files.map { root.appending(path: $0).deletingLastPathComponent().path }.sorted()
    try check(folders.map { ($0, ["--load-restrictor", "LoadRestrictionsNone"]) }, atLeast: 1)
  }
}
