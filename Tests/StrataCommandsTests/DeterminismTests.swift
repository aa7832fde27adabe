import Foundation
import TestSupport
import Testing

/// The same command line prints the same bytes, wherever, whenever and however often it is run.
@Suite(.threadOfItsOwn(atOnce: 1)) struct DeterminismTests {
  private static let commands = [
    "build kagent/overlays/prod", "blame kagent/overlays/prod -o json",
    "diff kagent/overlays/dev kagent/overlays/prod -o json", "graph rendered -o svg",
    "models kagent/overlays/prod kagent/models/multi-pod",
  ]

  /// What may be different from one machine to the next.
  struct Surroundings: Sendable {
    var environment: [String: String] = [:]
    var mask = "022"
    var isReversed = false
  }

  /// Together they have each locale, time zone, mask, number of threads and order of files.
  private static let surroundings = [
    Surroundings(environment: ["LC_ALL": "C", "TZ": "Asia/Kathmandu", "STRATA_THREADS": "1"], mask: "000"),
    Surroundings(
      environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "SOURCE_DATE_EPOCH": "1"], mask: "077",
      isReversed: true),
    Surroundings(environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "ja_JP.SJIS", "STRATA_THREADS": "2"], mask: "777"),
  ]

  /// Runs a command in a shell, in a folder that has the repository and a folder of manifests, written in some order.
  private func run(_ command: String, in surroundings: Surroundings = Surroundings()) throws -> Data {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "kagent"), withDestinationURL: Repository.root)
    let names = (0..<20).map { "\($0)" }
    for name in surroundings.isReversed ? names.reversed() : names {
      try folder.write(
        "rendered/\(name).yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: p\(name)}\nspec: {serviceAccountName: s\(name)}\n")
    }
    var all = ProcessInfo.processInfo.environment.merging(surroundings.environment) { $1 }
    all["STRATA"] = StrataBinary.path
    let result = try #require(
      Command.run("/bin/sh", ["-c", "umask \(surroundings.mask); \(command)"], environment: all, in: folder.url))
    return result.standardOutput + result.standardError
  }

  @Test(arguments: commands)
  func isTheSameEverywhere(command: String) throws {
    let expected = try run("\"$STRATA\" \(command)")
    #expect(!expected.isEmpty)
    for surroundings in Self.surroundings {
      #expect(try run("\"$STRATA\" \(command)", in: surroundings) == expected, "\(surroundings)")
    }
  }

  @Test func isTheSameAHundredTimes() throws {
    let script = "for i in $(seq 100); do \"$STRATA\" build kagent/overlays/prod | cksum; done | sort | uniq -c"
    let counts = String(decoding: try run(script), as: UTF8.self).split(separator: "\n")
    #expect(counts.count == 1 && counts[0].split(separator: " ").first == "100", "\(counts)")
  }
}
