import Diagnostics
import Testing

@testable import YAML

/// Running out is an error: nothing is written outside of what there is.
struct BoundsTests {
  private func read(_ text: String, nodes: Int) throws -> [Node] {
    let tree = Tree(capacity: nodes)
    return try Reader.read(try tree.text.addFile(path: "a.yaml", contents: text), into: tree)
  }

  @Test func moreValuesThanThereIsRoomFor() throws {
    #expect(try read("[1, 2, 3]", nodes: 64).count == 1)
    let many = "[" + String(repeating: "1, ", count: 64) + "1]"
    let error = #expect(throws: Diagnostic.self) { try read(many, nodes: 64) }
    #expect(error?.id == .tooManyNodes)
    #expect(error?.message == "a build holds 64 values at the most")
    #expect(error?.path == "a.yaml")
  }

  @Test func aliasesOfMoreValuesThanThereIsRoomFor() throws {
    let text = "a: &a [1, 2, 3, 4]\nb: [" + String(repeating: "*a, ", count: 20) + "*a]\n"
    let error = #expect(throws: Diagnostic.self) { try read(text, nodes: 64) }
    #expect(error?.id == .tooManyNodes)
  }

  @Test func moreTextThanThereIsRoomFor() throws {
    let store = TextStore(capacity: 1 << 20)
    let large = [UInt8](repeating: 0x61, count: 500_000)
    _ = try store.addFile(path: "a", contents: large)
    let error = #expect(throws: Diagnostic.self) { try store.addFile(path: "b", contents: large) }
    #expect(error?.id == .textTooLarge)
    #expect(error?.message == "a build holds 1 MiB of text at the most")
    #expect(try store.addFile(path: "c", contents: "small").path == "c")
  }

  @Test func moreOutputThanThereIsMemoryFor() throws {
    let (tree, roots) = try YAMLTests.read("a: " + String(repeating: "long ", count: 100) + "\n---\nb: 1\n")
    try withExtendedLifetime(tree) {
      var writer = Writer(limit: 100)
      let error = #expect(throws: Diagnostic.self) { try writer.write(roots[0]) }
      #expect(error?.id == .noMemory)
      #expect(writer.count == 0)
      try writer.write(roots[1])
      #expect(writer.output == Array("b: 1\n".utf8))
    }
  }

  #if compiler(>=6.2)
    /// What a build makes of what it has read has nobody to tell: it ends with the status of an error, not by a signal.
    @Test func valuesThatATransformerMakes() async {
      await #expect(processExitsWith: .exitCode(1)) {
        let tree = Tree(capacity: 8)
        for _ in 0..<9 { _ = tree.mapping() }
      }
    }

    @Test func textThatATransformerMakes() async {
      await #expect(processExitsWith: .exitCode(1)) {
        let store = TextStore(capacity: 100)
        for _ in 0..<11 { _ = store.append("0123456789") }
      }
    }
  #endif
}
