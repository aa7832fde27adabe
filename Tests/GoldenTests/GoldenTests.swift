import Foundation
import TestSupport
import Testing

@Suite struct GoldenTests {
  @Test(arguments: GoldenCase.all)
  func build(_ golden: GoldenCase) throws {
    let outcome = try golden.render()
    let other = outcome.file == "expected.yaml" ? "expected.err" : "expected.yaml"
    if FileManager.default.fileExists(atPath: golden.folder.appending(path: other).path) {
      Issue.record("\(other) was expected, but the build gave:\n\(String(decoding: outcome.data, as: UTF8.self))")
      return
    }
    try expectGolden(outcome.data, equals: golden.folder.appending(path: outcome.file))
  }

  @Test func casesAreFound() {
    #expect(GoldenCase.all.count >= 90)
  }
}
