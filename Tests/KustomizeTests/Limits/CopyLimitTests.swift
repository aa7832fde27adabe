import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// What a small file can make large is counted before it is made.
@Suite struct CopyLimitTests {
  private func read(_ text: String) throws -> [Node] {
    let tree = Tree()
    return try Reader.read(tree.text.addFile(path: "a.yaml", contents: text), into: tree)
  }

  @Test func aliasesOfOneLargeText() throws {
    let text = String(repeating: "x", count: 1 << 20)
    let list = { (count: Int) in "a: &a \(text)\nb: [" + String(repeating: "*a,", count: count) + "]\n" }
    _ = try read(list(60))
    let error = #expect(throws: Diagnostic.self) { try read(list(70)) }
    #expect(error?.id == .aliasExpansion)
    #expect(error?.message == "the aliases of this file expand to more than 64 MiB of text")
  }

  @Test(arguments: ["data: {a: [1, 2, 3]}", "data: {a: LONG}"])
  func copiesThatDouble(_ field: String) throws {
    let field = field.replacing("LONG", with: String(repeating: "x", count: 4_000_000))
    let operations = (0..<40).map { "    - {op: copy, from: /data, path: /data/x\($0)}\n" }.joined()
    let files = InMemoryFileSystem([
      "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: A}\n  patch: |\n" + operations,
      "a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\n\(field)\n",
    ])
    let error = #expect(throws: Diagnostic.self) { try Build.run(directory: "/", fileSystem: files) }
    #expect(error?.message.contains("is where too much is copied to") ?? false)
  }

  @Test func directives() throws {
    let directives = (0..<30_000).map { "%TAG !e\($0)! tag:e\($0),2000:\n" }.joined()
    for text in [
      directives + "---\na: b\n", "a: b\n...\n# more\n\n...\n" + directives + "---\na: b\n",
      directives.replacing("\n", with: "\r") + "---\na: b\n", directives.replacing("\n", with: "\u{2028}") + "--- a\n",
    ] {
      let error = #expect(throws: Diagnostic.self) { try read(text) }
      #expect(error?.message == "there are more than 1000 directives")
    }
    let few = "# first\n%YAML 1.1\n%TAG !e! tag:e,2000:\n---\na: b\n...\n%TAG !f! tag:f,2000:\n---\nc: !f!x d\n"
    #expect(try read(few).count == 2)
  }
}
