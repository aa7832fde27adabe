import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// Where a field path leads, in a target and in a source. The results are those of kustomize.
@Suite struct ReplacementPathTests {
  static let manifest = """
    apiVersion: x/v1
    kind: T
    metadata:
      name: t
    spec:
      i: new
      s: str
      l:
      - {name: nginx, image: a}
      - {name: nginx-two, image: b}
      - {name: "80", image: c}
      - {x: 1}
      - plain
      p: [--one, two, "3"]
      m: {a.b: old, k: [{v: d}, {v: e}]}
    """

  struct Case: Sendable, CustomTestStringConvertible {
    var path: String
    /// The texts that a target's path replaces.
    var changed: [String]
    /// The value that a source's path finds.
    var value: String?
    var code: String?

    init(_ path: String, changes changed: [String] = [], gives value: String? = nil, fails code: String? = nil) {
      (self.path, self.changed, self.value, self.code) = (path, changed, value, code)
    }

    var testDescription: String { "'\(path)'" }
  }

  @Test(arguments: targets) func target(_ test: Case) throws {
    var harness = try ReplacementHarness(Self.manifest)
    let before = Self.texts(try harness.resource("t").node)
    let code = errorCode {
      try harness.replace(
        "[{source: {kind: T, fieldPath: spec.i}, targets: [{select: {kind: T}, fieldPaths: ['\(test.path)']}]}]")
    }
    #expect(code == test.code)
    let after = Self.texts(try harness.resource("t").node)
    #expect(zip(before, after).filter { $0 != $1 }.map(\.0) == test.changed)
  }

  @Test(arguments: sources) func source(_ test: Case) throws {
    var harness = try ReplacementHarness(Self.manifest)
    let code = errorCode {
      try harness.replace(
        "[{source: {kind: T, fieldPath: '\(test.path)'}, targets: [{select: {kind: T}, fieldPaths: [spec.s]}]}]")
    }
    #expect(code == test.code)
    if let value = test.value { #expect(try harness.resource("t").node["spec"]?["s"]?.string == value) }
  }

  private static func texts(_ node: Node) -> [String] {
    node.isScalar ? [node.string] : (node.elements + node.fields.map(\.value)).flatMap(texts)
  }

  /// A target's path: list selectors are expressions that match anywhere.
  static let targets: [Case] = [
    Case("spec.l.1.image", changes: ["b"]),
    Case("spec.l.[name=two].image", changes: ["b"]),
    Case("spec.l.[name=nginx].image", changes: ["a", "b"]),
    Case("spec.l.[name=^nginx$].image", changes: ["a"]),
    Case("spec.l.[name=n.*x].image", changes: ["a", "b"]),
    Case("spec.l.[name=^80$].image", fails: "K0805"),
    Case("spec.l.[name=80].image", changes: ["c"]),
    Case("spec.l.[name=zzz].image", fails: "K0805"),
    Case("spec.p.[=--one]", changes: ["--one"]),
    Case("spec.p.[=^t]", changes: ["two"]),
    Case("spec.p.[=two].more", changes: ["two"]),
    Case("spec.p.[=zzz]", fails: "K0805"),
    Case("spec.m.k.*.v", changes: ["d", "e"]),
    Case("spec.m.*.v", fails: "K0805"),
    Case("spec.l.*.image", fails: "K0805"),
    Case("spec.p.*", changes: ["--one", "two", "3"]),
    Case("spec.p.-", fails: "K0805"),
    Case("spec.m.a\\.b", changes: ["old"]),
    Case("spec.m.[a.b]", changes: ["old"]),
    Case(".spec.s", changes: ["str"]),
    Case("/spec/s", fails: "K0805"),
    Case("spec.m.1", fails: "K0805"),
    Case("spec.p.-1", fails: "K0805"),
    Case("spec.p.+1", changes: ["two"]),
    Case("spec.p.01", changes: ["two"]),
    Case("spec.p.9", fails: "K0805"),
    Case("spec.l.[name].image", fails: "K0805"),
    Case("spec.l.[name=(].image", fails: "K0805"),
    Case("spec.zzz", fails: "K0805"),
    Case("", fails: "K0805"),
    Case("spec.i.x", fails: "K0805"),
    Case("spec..s", fails: "K0805"),
    Case("spec.l.[name=nginx", fails: "K0805"),
    Case("spec.l.[image=a].name", changes: ["nginx"]),
    Case("spec.s.[=a]", fails: "K0805"),
    Case("spec.s.0", fails: "K0805"),
  ]

  /// A source's path: list selectors are exact, and `-` is the last element.
  static let sources: [Case] = [
    Case("spec.p.-", gives: "3"),
    Case("spec.p.1", gives: "two"),
    Case("spec.l.1.image", gives: "b"),
    Case("spec.l.[name=nginx].image", gives: "a"),
    Case("spec.l.[name=^nginx$].image", fails: "K0804"),
    Case("spec.l.[name=80].image", gives: "c"),
    Case("spec.l.[name=zzz].image", fails: "K0804"),
    Case("spec.p.[=two]", gives: "two"),
    Case("spec.p.[=tw]", fails: "K0804"),
    Case("spec.p.-1", fails: "K0804"),
    Case("spec.p.*", fails: "K0804"),
    Case("spec.p.9", fails: "K0804"),
    Case("spec.zzz", fails: "K0804"),
    Case("spec..i", gives: "new"),
    Case("spec. i", gives: "new"),
    Case("spec.i.x", fails: "K0804"),
    Case("spec.m.0", fails: "K0804"),
    Case("", gives: "t"),
    Case("spec.m.[a.b]", gives: "old"),
    Case("spec.m.a\\.b", gives: "old"),
    Case("spec.l.[name].image", fails: "K0804"),
    Case("spec.s.[=a]", fails: "K0804"),
    Case("metadata.name.", gives: "t"),
    Case(".spec.i", gives: "new"),
  ]
}
