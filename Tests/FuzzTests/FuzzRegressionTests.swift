import Foundation
import FuzzTargets
import TestSupport
import Testing

/// What fuzzing has found stays mended: each input of `Fuzz/Regressions/TARGET` goes to its target again.
@Suite struct FuzzRegressionTests {
  struct Regression: CustomTestStringConvertible, Sendable {
    let target: FuzzTarget
    let file: String

    var testDescription: String { "\(target.rawValue)/\(file)" }
  }

  private static let regressions = FuzzTarget.allCases.flatMap { target in
    Repository.names(in: "Fuzz/Regressions/\(target.rawValue)").map { Regression(target: target, file: $0) }
  }

  @Test(arguments: regressions)
  func staysMended(_ regression: Regression) throws {
    let path = Repository.path("Fuzz/Regressions/\(regression.target.rawValue)/\(regression.file)")
    try regression.target.check([UInt8](Data(contentsOf: URL(filePath: path))))
  }

  @Test(arguments: FuzzTarget.allCases)
  func everyTargetHasOne(_ target: FuzzTarget) {
    #expect(Self.regressions.contains { $0.target == target })
  }

  @Test func filesOfAnArchive() {
    let text = "lost\n=== a\nx\n\n=== b/c\ny\n"
    let archive = FuzzArchive(Array(text.utf8))
    #expect(archive.files == ["a": Array("x\n\n".utf8), "b/c": Array("y\n".utf8)])
  }
}
