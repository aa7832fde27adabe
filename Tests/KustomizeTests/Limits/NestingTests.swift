import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// Values lie no deeper than the reader lets them, however they are put together.
@Suite struct NestingTests {
  private static let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

  private func error(_ kustomization: String, _ files: [String: String] = [:]) -> Diagnostic? {
    let own = ["kustomization.yaml": kustomization, "a.yaml": Self.configMap]
    let fileSystem = InMemoryFileSystem(files.merging(own) { file, _ in file })
    return #expect(throws: Diagnostic.self) { try Build.run(directory: "/", fileSystem: fileSystem) }
  }

  private func nested(_ depth: Int, around text: String = "x") -> String {
    String(repeating: "[", count: depth) + text + String(repeating: "]", count: depth)
  }

  private func depth(_ text: String) throws -> Int? {
    let tree = Tree()
    let roots = try Reader.read(tree.text.addFile(path: "a.yaml", contents: text), into: tree)
    return withExtendedLifetime(tree) { roots.first?.depth }
  }

  @Test func countsWhatAliasesDeepen() throws {
    let text = "a: &a \(nested(600))\nb: \(nested(300, around: "*a"))\n"
    #expect(try depth(text) == 901)
    let error = #expect(throws: Diagnostic.self) {
      try depth("a: &a \(nested(600))\nb: \(nested(400, around: "*a"))\n")
    }
    #expect(error?.id == .nestingTooDeep)
    #expect(error?.location?.line == 2)
  }

  @Test func patchesCopyNothingIntoItsOwnDepth() {
    let place = String(repeating: "/x", count: 490)
    let operations = (0..<7).map {
      "- {op: copy, from: /data, path: \(place)\(String(repeating: "/x", count: $0))/y}\n"
    }
    let base = "apiVersion: v1\nkind: A\nmetadata: {name: a}\ndata: \(nested(990))\n"
    let deep = String(repeating: "x: {", count: 489) + "x: {y: 1}" + String(repeating: "}", count: 489)
    let error = error(
      "resources: [b.yaml]\npatches:\n- target: {kind: A}\n  patch: |\n"
        + operations.map { "    " + $0 }.joined(), ["b.yaml": base + deep + "\n"])
    #expect(error?.message.contains("would lie more than 1000 levels deep") ?? false)
  }

  @Test func replacementsGoNoDeeper() {
    let path = String(repeating: "x.", count: 20_000) + "x"
    let text = """
      resources: [a.yaml]
      replacements:
      - sourceValue: a
        targets: [{select: {kind: ConfigMap}, fieldPaths: [\(path)], options: {create: true}}]
      """
    #expect(error(text)?.id == .nestingTooDeep)
  }

  /// Each writes what there is into itself.
  @Test func replacementsDoubleNothing() {
    let entry = """
      - source: {kind: ConfigMap, fieldPath: data}
        targets: [{select: {kind: ConfigMap}, fieldPaths: [data.x.x], options: {create: true}}]\n
      """
    let text = "resources: [a.yaml]\nreplacements:\n" + String(repeating: entry, count: 600)
    #expect(error(text, ["a.yaml": Self.configMap + "data: {a: {b: c}, x: {}}\n"])?.id == .nestingTooDeep)
  }

  @Test(arguments: [
    "configurations: [c.yaml]\nnamePrefix: a-\n",
    "labels: [{pairs: {a: b}, fields: [{path: PATH, create: true}]}]\n",
  ])
  func fieldSpecsGoNoDeeper(_ field: String) {
    let path = String(repeating: "x/", count: 20_000) + "x"
    let error = error(
      "resources: [a.yaml]\n" + field.replacing("PATH", with: path),
      ["c.yaml": "namePrefix:\n- {path: \(path), create: true}\n"])
    #expect(error?.id == .nestingTooDeep)
    #expect(error?.message == "this path has more than 1000 parts")
  }

  @Test func valuesAreAddedNoDeeper() {
    let path = String(repeating: "x/", count: 20_000) + "x"
    let text = """
      resources: [a.yaml]
      transformers:
      - |-
        apiVersion: builtin
        kind: ValueAddTransformer
        metadata: {name: v}
        value: a
        targets: [{fieldPath: \(path)}]
      """
    #expect(error(text)?.id == .nestingTooDeep)
  }

  @Test func measuresDepth() throws {
    #expect(try depth("a") == 0)
    #expect(try depth("{}") == 1)
    #expect(try depth("a: [{b: []}, c]") == 4)
    #expect(try depth(nested(1000)) == 1000)
  }
}
