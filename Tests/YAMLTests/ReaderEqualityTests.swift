import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import YAML

/// Both readers make the same of every file that there is, and of what becomes of them by chance.
struct ReaderEqualityTests {
  /// The YAML and JSON of a folder, in order.
  private static func files(in folder: URL) -> [(path: String, bytes: [UInt8])] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.sorted().compactMap { path in
      guard ["yaml", "yml", "json"].contains(URL(filePath: path).pathExtension),
        let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else { return nil }
      return (path, Array(data))
    }
  }

  enum Corpus: String, CaseIterable {
    /// The repository's golden, shipped and test files.
    case own
    /// The conformance suite's, where it lies beside the repository.
    case conformance

    var files: [(path: String, bytes: [UInt8])] {
      switch self {
      case .own:
        ["Tests", "base", "overlays", "components", "models", "examples"]
          .flatMap { ReaderEqualityTests.files(in: Repository.root.appending(path: $0)) }
      case .conformance:
        ReaderEqualityTests.files(
          in: Repository.root.deletingLastPathComponent().appending(path: "shared/conformance/cases"))
      }
    }
  }

  @Test(arguments: Corpus.allCases)
  func everyFileIsTheSame(corpus: Corpus) throws {
    let comparison = ReaderComparison()
    let files = corpus.files
    var taken = 0
    for (path, bytes) in files {
      switch try comparison.compare(bytes) {
      case .same: taken += 1
      case .left: break
      case .different(let difference): Issue.record("\(path): \(difference)")
      }
    }
    #expect(files.count > 500 || corpus == .conformance)
    #expect(taken * 10 >= files.count * 9, "\(taken) of \(files.count) were taken")
  }

  /// `STRATA_MUTATIONS=1000000 STRATA_SEED=7 swift test --filter ReaderEqualityTests` goes on for longer, elsewhere.
  @Test func everyMutationIsTheSame() throws {
    let environment = TestEnvironment.original
    let seed = environment["STRATA_SEED"].flatMap(UInt64.init) ?? 1
    let corpus = Corpus.allCases.flatMap(\.files).map(\.bytes).filter { (1..<4_096).contains($0.count) }
    var mutator = YAMLMutator(seed: seed, corpus: corpus)
    var random = SeededGenerator(seed: ~seed)
    let comparison = ReaderComparison()
    for _ in 0..<(environment["STRATA_MUTATIONS"].flatMap { Int($0) } ?? 4_000) {
      let bytes = mutator.mutated(corpus[Int.random(in: 0..<corpus.count, using: &random)])
      if case .different(let difference) = try comparison.compare(bytes) {
        Issue.record("\(difference) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test func theEnvironmentKeepsToLibYAML() {
    #expect(Reader.Choice(named: "libyaml") == .libyaml)
    #expect(Reader.Choice(named: nil) == .scanner)
    #expect(Reader.Choice(named: "") == .scanner)
  }
}
