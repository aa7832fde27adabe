import Diagnostics
import Testing

@testable import Kustomize

/// What once took the square of its size, or worse. Each is done in a moment, or would not be done within the hour.
@Suite struct TimeTests {
  private let clock = ContinuousClock()
  private let moment = Duration.seconds(30)

  private func build(_ files: [String: String]) throws -> String {
    String(
      decoding: try Build.run(directory: "/", fileSystem: InMemoryFileSystem(files)).yaml(), as: UTF8.self)
  }

  private static let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

  @Test func insertsAtTheBeginningOfALongList() throws {
    let operations = (0..<50_000).map { "    - {op: add, path: /list/0, value: \($0)}\n" }.joined()
    let time = try clock.measure {
      let yaml = try build([
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |\n" + operations,
        "a.yaml": Self.configMap + "list: [a]\n",
      ])
      #expect(yaml.contains("list:\n- 49999\n- 49998\n"))
      #expect(yaml.contains("- 1\n- 0\n- a\n"))
    }
    #expect(time < moment)
  }

  /// Two references each: twice as many ways at each level.
  private func definitions(_ count: Int, marksLast: Bool) -> String {
    var text = "Top:\n  Schema:\n    properties: {kind: {}, apiVersion: {}, metadata: {}, a: {$ref: d0}}\n"
    for i in 0..<count {
      text += "d\(i): {Schema: {properties: {a: {$ref: d\(i + 1)}, b: {$ref: d\(i + 1)}}}}\n"
    }
    let mark = marksLast ? "x-kubernetes-annotation: ''" : ""
    return text + "d\(count): {Schema: {properties: {c: {\(mark)}}}}\n"
  }

  private func build(definitions: String) throws -> String {
    try build([
      "kustomization.yaml": "resources: [a.yaml]\ncrds: [c.yaml]\n", "a.yaml": Self.configMap, "c.yaml": definitions,
    ])
  }

  @Test func followsDefinitionsOnlyToMarks() throws {
    let time = try clock.measure {
      _ = try build(definitions: definitions(40, marksLast: false))
      _ = try build(definitions: definitions(8, marksLast: true))
      _ = try build(definitions: definitions(20_000, marksLast: false))
    }
    #expect(time < moment)
    let error = #expect(throws: Diagnostic.self) { try build(definitions: definitions(40, marksLast: true)) }
    #expect(error?.message == "these definitions refer to each other in more ways than are followed")
  }

  @Test func splitsPathsOfManyEscapes() {
    let time = clock.measure {
      let parts = FieldPath.split(String(repeating: #"a\."#, count: 300_000))
      #expect(parts.count == 1)
    }
    #expect(time < moment)
  }
}
