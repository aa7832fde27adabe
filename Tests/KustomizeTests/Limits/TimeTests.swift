import Diagnostics
import TestSupport
import Testing

@testable import Kustomize

/// What once took the square of its size, or worse. Each is done in a moment, or would not be done within the hour.
@Suite struct TimeTests {
  private let clock = ContinuousClock()
  private let moment = Duration.seconds(TestEnvironment.isSanitized ? 600 : 30)

  private func build(_ files: [String: String]) throws -> String {
    String(
      decoding: try Build.run(directory: "/", fileSystem: InMemoryFileSystem(files)).yaml(), as: UTF8.self)
  }

  private static let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

  /// Operations of one patch, and what the list or mapping holds after them. Walking to each place would take 5,000,000,000
  /// steps and more.
  static let operations: [(name: String, operation: @Sendable (Int) -> String, lines: String)] = [
    ("first", { "{op: add, path: /list/0, value: \($0)}" }, "list:\n- 99999\n- 99998\n"),
    ("in the middle", { "{op: add, path: /list/\($0 / 2), value: \($0)}" }, "list:\n- 1\n- 3\n"),
    ("last", { "{op: add, path: /list/\($0), value: \($0)}" }, "list:\n- 0\n- 1\n"),
    ("appended", { "{op: add, path: /list/-, value: \($0)}" }, "list:\n- a\n- 0\n"),
    ("counted back", { "{op: add, path: /list/-1, value: \($0)}" }, "list:\n- a\n- 0\n"),
    ("found", { "{op: add, path: /list/\($0), value: {a: {}}}" }, "list:\n- a: {}\n- a: {}\n"),
    ("keys", { "{op: add, path: /map/k\($0), value: \($0)}" }, "map:\n  k0: 0\n  k1: 1\n"),
  ]

  @Test(arguments: operations.indices)
  func changesLongCollections(_ place: Int) throws {
    let (_, operation, lines) = Self.operations[place]
    let count = 100_000
    let patch = (0..<count).map { "    - \(operation($0))\n" }.joined()
    let time = try clock.measure {
      let yaml = try build([
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |\n" + patch,
        "a.yaml": Self.configMap + "list: [a]\nmap: {}\n",
      ])
      #expect(yaml.contains(lines))
      #expect(yaml.utf8.count { $0 == UInt8(ascii: "\n") } >= count)
    }
    #expect(time < moment)
  }

  @Test func leadsThroughAndTakesOutOfLongCollections() throws {
    let count = 100_000
    let patch = (0..<count).map { i in
      switch i % 4 {
      case 0: "    - {op: replace, path: /list/\(i / 2)/a, value: \(i)}\n"
      case 1: "    - {op: test, path: /map/k\(count + 1 - i)/a, value: b}\n"
      case 2: "    - {op: remove, path: /list/\(count - i)}\n"
      default: "    - {op: move, from: /map/k\(i), path: /map/l\(i)}\n"
      }
    }.joined()
    let time = try clock.measure {
      let yaml = try build([
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |\n" + patch,
        "a.yaml": Self.configMap + "list:\n" + String(repeating: "- a: b\n", count: count) + "map:\n"
          + (0...count).map { "  k\($0): {a: b}\n" }.joined(),
      ])
      #expect(yaml.contains("list:\n- a: 0\n- a: b\n- a: b\n- a: 8\n") && yaml.contains("\n  l99999:\n    a: b\n"))
    }
    #expect(time < moment)
  }

  @Test(arguments: ["remove", "add", "replace"])
  func countsNoFurtherThanAListGoes(_ operation: String) throws {
    for place in ["9223372036854775807", "-9223372036854775808"] {
      let error = #expect(throws: Diagnostic.self) {
        try build([
          "kustomization.yaml": """
          resources: [a.yaml]
          patches:
          - target: {kind: ConfigMap}
            patch: '[{"op": "\(operation)", "path": "/list/\(place)", "value": 1}]'
          """,
          "a.yaml": Self.configMap + "list: [a]\n",
        ])
      }
      #expect(error?.message.contains("is out of range: index \(place) of a list of 1") ?? false)
    }
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
