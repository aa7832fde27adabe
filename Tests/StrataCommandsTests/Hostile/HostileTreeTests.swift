import Foundation
import Synchronization
import TestSupport
import Testing

@Suite(.threadOfItsOwn(atOnce: 1)) struct HostileTreeTests {
  /// Far more than any takes, as the tests share the machine.
  private static let moment = Duration.seconds(TestEnvironment.isSanitized ? 600 : 60)

  /// How each tree ends: status, whether anything was printed, and the first line that was said.
  @Test func endAsExpected() throws {
    let trees = HostileTree.ofTexts + HostileTree.ofPaths + HostileTree.ofFields
    #expect(Set(trees.map(\.name)).count == trees.count)
    let lines = Mutex([Int: String]())
    DispatchQueue.concurrentPerform(iterations: trees.count) { i in
      do {
        let (line, time) = try trees[i].run()
        #expect(time < Self.moment, "\(line)")
        lines.withLock { $0[i] = line }
      } catch {
        Issue.record("\(trees[i].name): \(error)")
      }
    }
    let all = lines.withLock { $0 }
    let text = trees.indices.map { (all[$0] ?? trees[$0].name) + "\n" }.joined()
    // No secret is shown, and nothing was written.
    #expect(!text.contains("hunter2"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/escaped"))
    try expectGolden(
      Data(text.utf8), equals: Repository.root.appending(path: "Tests/StrataCommandsTests/Hostile/expected.txt"))
  }
}
