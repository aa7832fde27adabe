import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// The number of threads decides nothing but the time.
@Suite struct ThreadTests {
  /// Resources with all that is odd in YAML, of some 50 kB a file.
  private static func file(_ number: Int) -> String {
    (0..<180).map { item in
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: config-\(number)-\(item)
        labels: &labels {app: "a\\tb", "größe": 'it''s'}
        annotations: *labels
      data:
        <<: *labels
        text: |
          --- no document begins here
          \(item)
        folded: >
          one
          two
        escaped: "\\u00e9 \\x41 \\
          end"

      """
    }.joined(separator: "---\n")
  }

  private static let files = Dictionary(uniqueKeysWithValues: (0..<6).map { ("config-\($0).yaml", file($0)) })

  private static func build(_ files: [String: String], listing count: Int = 6, threads: Int) throws -> [UInt8] {
    var files = files
    files["kustomization.yaml"] =
      "namePrefix: p-\nresources:\n" + (0..<count).map { "- config-\($0).yaml\n" }.joined()
    var options = BuildOptions()
    options.threads = threads
    return try Build.run(directory: "/", options: options, fileSystem: InMemoryFileSystem(files)).yaml()
  }

  @Test func theBytesAreTheSame() throws {
    #expect(Self.files.values.reduce(0) { $0 + $1.utf8.count } > ParallelReader.threshold)
    let expected = try Self.build(Self.files, threads: 1)
    for _ in 0..<10 { #expect(try Self.build(Self.files, threads: 2) == expected) }
  }

  /// Parsing alone, as often as chance needs to show.
  @Test func theTreesAreTheSame() throws {
    let texts = (0..<4).map { Self.file($0).prefix(20_000) + "\n" }
    func read(inParallel: Bool) throws -> [UInt8] {
      let tree = Tree()
      let files = try texts.map { text in
        try tree.text.addFile(path: "x.yaml", contents: String(text))
      }
      let parts = inParallel ? ParallelReader.read(files, into: tree) : files.map { _ in nil }
      var writer = Writer()
      for (file, roots) in zip(files, parts) {
        for root in try roots ?? Reader.read(file, into: tree) { try writer.write(root) }
      }
      return writer.output
    }
    let expected = try read(inParallel: false)
    for _ in 0..<100 { #expect(try read(inParallel: true) == expected) }
  }

  /// As many resources as are written on two threads.
  private static let manyFiles = Dictionary(uniqueKeysWithValues: (0..<13).map { ("config-\($0).yaml", file($0)) })

  @Test func whatIsWrittenIsTheSame() throws {
    #expect(Self.manyFiles.values.reduce(0) { $0 + $1.utf8.count } > WrittenManifests.threshold)
    let expected = try Self.build(Self.manyFiles, listing: 13, threads: 1)
    for _ in 0..<5 { #expect(try Self.build(Self.manyFiles, listing: 13, threads: 2) == expected) }
  }

  @Test func theFirstValueThatCannotBePrintedIsTold() throws {
    var files = Self.manyFiles
    files["config-3.yaml"]? += "extra: .inf\n"
    files["config-11.yaml"]? += "extra: .nan\n"
    for threads in [1, 2] {
      let error = try #require(throws: Diagnostic.self) {
        try Self.build(files, listing: 13, threads: threads)
      }
      // By their names, that is the first in the output.
      #expect(error.snippet?.location.path == "/config-11.yaml")
    }
  }

  @Test(arguments: [1, 2, 4])
  func theFirstErrorInTheOrderOfTheFilesIsThrown(wrong: Int) throws {
    var files = Self.files
    files["config-\(wrong).yaml"]? += "---\nkind: [\n"
    files["config-5.yaml"]? += "---\nkind: }\n"
    func error(threads: Int) throws -> Diagnostic {
      try #require(throws: Diagnostic.self) { try Self.build(files, threads: threads) }
    }
    let expected = try error(threads: 1)
    #expect(expected.snippet?.location.path == "/config-\(wrong).yaml")
    for _ in 0..<10 { #expect(try error(threads: 2) == expected) }
  }

  /// A resource that is there twice comes before a file behind it that is no YAML, or is missing.
  @Test func anEarlierMistakeOfAnotherKindIsThrown() throws {
    var files = Self.files
    files["config-1.yaml"] = files["config-0.yaml"]
    files["config-4.yaml"] = "a: [\n"
    files["config-5.yaml"] = nil
    for threads in [1, 2] {
      let error = try #require(throws: Diagnostic.self) { try Self.build(files, threads: threads) }
      #expect(error.id.name == "duplicate-resource")
    }
  }
}
