import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// What a field becomes that a value is written to. The results are those of kustomize.
@Suite struct ReplacementValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var spec: String
    var source: String
    var sourceOptions: String
    var target: String
    var options: String
    var result: String?
    var code: String?

    init(
      _ spec: String, from source: String, sourceOptions: String = "", to target: String = "spec.a",
      creates: Bool = false, options: String = "", gives result: String? = nil, fails code: String? = nil
    ) {
      (self.spec, self.source, self.sourceOptions, self.target) = (spec, source, sourceOptions, target)
      self.options = creates ? "create: true" : options
      (self.result, self.code) = (result, code)
    }

    var testDescription: String { "\(source) to \(target) of \(spec)" }

    var manifests: String {
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: s
      data:
        n: "80"
        w: word
        t: "true"
        e: ""
        y: "yes"
        o: "0777"
        f: "1.5"
        nul: "null"
        day: "2020-01-02"
        url: a.example:8080/x
        lines: |
          a
          b
      ---
      apiVersion: x/v1
      kind: T
      metadata:
        name: t
      spec:
      \(spec.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """
    }

    var replacements: String {
      """
      - source: {kind: \(source.hasPrefix("data") ? "ConfigMap" : "T"), fieldPath: '\(source)', options: {\(sourceOptions)}}
        targets:
        - select: {kind: T}
          fieldPaths: ['\(target)']
          options: {\(options)}
      """
    }
  }

  @Test(arguments: onto + created + split) func writes(_ test: Case) throws {
    var harness = try ReplacementHarness(test.manifests)
    let code = errorCode { try harness.replace(test.replacements) }
    #expect(code == test.code)
    guard let result = test.result else { return }
    let spec = try ReplacementHarness.print(harness.resource("t").node["spec"])
    #expect(spec == result + "\n")
  }

  /// A scalar keeps its type, and refuses a text that its type does not have.
  static let onto: [Case] = [
    Case("a: 1", from: "data.n", gives: "a: 80"),
    Case("a: 1", from: "data.w", fails: "K0806"),
    Case("a: 1", from: "data.f", fails: "K0806"),
    Case("a: 1.5", from: "data.n", gives: "a: 80"),
    Case("a: 1", from: "data.o", gives: "a: 511"),
    Case("a: true", from: "data.w", fails: "K0806"),
    Case("a: false", from: "data.t", gives: "a: true"),
    Case("a: true", from: "data.y", fails: "K0806"),
    Case("a: true", from: "data.n", fails: "K0806"),
    Case("a: null", from: "data.w", fails: "K0806"),
    Case("a: null", from: "data.n", fails: "K0806"),
    Case("a: ~", from: "data.nul", gives: "a: null"),
    Case("a: 1", from: "data.nul", fails: "K0806"),
    Case("a:", from: "data.e", gives: "a: null"),
    Case("a: 1", from: "data.e", fails: "K0806"),
    Case("a: b", from: "data.e", gives: "a: \"\""),
    Case("a: b", from: "data.n", gives: "a: \"80\""),
    Case("a: \"b\"", from: "data.n", gives: "a: \"80\""),
    Case("a: b", from: "data.t", gives: "a: \"true\""),
    Case("a: b", from: "data.nul", gives: "a: \"null\""),
    Case("a: b", from: "data.lines", gives: "a: |\n  a\n  b"),
    Case("a: 2019-05-05", from: "data.day", gives: "a: \"2020-01-02T00:00:00Z\""),
    Case("a: 2019-05-05", from: "data.w", fails: "K0806"),
    Case("a: b", from: "data.y", gives: "a: \"yes\""),
    Case("a: yes", from: "data.n", gives: "a: \"80\""),
    Case("a: {b: 1}", from: "data.w", gives: "a: word"),
    Case("a: {b: 1}", from: "data.n", gives: "a: \"80\""),
    Case("a: [1]", from: "data.w", gives: "a: word"),
    Case("i: 80\na: b", from: "spec.i", gives: "a: \"80\"\ni: 80"),
    Case("i: true\na: b", from: "spec.i", gives: "a: \"true\"\ni: true"),
    Case("i: 1.50\na: b", from: "spec.i", gives: "a: \"1.50\"\ni: 1.5"),
    Case("i: 0x1F\na: b", from: "spec.i", gives: "a: \"0x1F\"\ni: 31"),
    Case("i: 0x1F\na: 1", from: "spec.i", gives: "a: 31\ni: 31"),
    Case("i: {x: 1}\na: b", from: "spec.i", gives: "a: \"\"\ni:\n  x: 1"),
    Case("i: {x: 1}\na: 1", from: "spec.i", fails: "K0806"),
    Case("i: {x: 1}\na: ~", from: "spec.i", gives: "a: null\ni:\n  x: 1"),
    Case(
      "i: {x: 1, y: \"2\", z: yes}\na: {b: 1}", from: "spec.i",
      gives: "a:\n  x: 1\n  \"y\": \"2\"\n  z: \"yes\"\ni:\n  x: 1\n  \"y\": \"2\"\n  z: \"yes\""),
    Case(
      "i: [1, \"2\", {z: null}]\na: {b: 1}", from: "spec.i",
      gives: "a:\n- 1\n- \"2\"\n- z: null\ni:\n- 1\n- \"2\"\n- z: null"),
    Case("i: 0x10\na: {b: 1}", from: "spec.i", gives: "a: 16\ni: 16"),
    Case("i: [1, 2]\na: []", from: "spec.i", gives: "a:\n- 1\n- 2\ni:\n- 1\n- 2"),
    Case("i: 2020-01-02\na: {}", from: "spec.i", gives: "a: \"2020-01-02T00:00:00Z\"\ni: \"2020-01-02T00:00:00Z\""),
    Case("i: 2020-01-02\na: b", from: "spec.i", gives: "a: \"2020-01-02\"\ni: \"2020-01-02T00:00:00Z\""),
    Case("a: {b: 1}", from: "spec", gives: "a:\n  a:\n    b: 1"),
    Case("i: {}\na: b", from: "spec.i", fails: "K0804"),
    Case("i: null\na: b", from: "spec.i", fails: "K0804"),
    Case("i: \"\"\na: b", from: "spec.i", gives: "a: \"\"\ni: \"\""),
  ]

  /// What is made has the type of its text.
  static let created: [Case] = [
    Case("b: 1", from: "data.n", creates: true, gives: "a: 80\nb: 1"),
    Case("b: 1", from: "data.w", creates: true, gives: "a: word\nb: 1"),
    Case("b: 1", from: "data.t", creates: true, gives: "a: true\nb: 1"),
    Case("b: 1", from: "data.y", creates: true, gives: "a: \"yes\"\nb: 1"),
    Case("b: 1", from: "data.o", creates: true, gives: "a: 511\nb: 1"),
    Case("b: 1", from: "data.f", creates: true, gives: "a: 1.5\nb: 1"),
    Case("b: 1", from: "data.nul", creates: true, gives: "a: null\nb: 1"),
    Case("b: 1", from: "data.e", creates: true, gives: "a: null\nb: 1"),
    Case("b: 1", from: "data.lines", creates: true, gives: "a: |\n  a\n  b\nb: 1"),
    Case("b: 1", from: "data.day", creates: true, gives: "a: \"2020-01-02T00:00:00Z\"\nb: 1"),
    Case(
      "m: {x: 1, y: \"2\"}", from: "spec.m", creates: true,
      gives: "a:\n  x: 1\n  \"y\": \"2\"\nm:\n  x: 1\n  \"y\": \"2\""),
    Case("i: 1", from: "spec.i", to: "spec.x.y.z", creates: true, gives: "i: 1\nx:\n  \"y\":\n    z: 1"),
    Case(
      "m: {x: 1}", from: "spec.m", to: "spec.a.b.0.c", creates: true,
      gives: "a:\n  b:\n  - c:\n      x: 1\nm:\n  x: 1"),
    Case("l: [1, 2]", from: "spec.l", creates: true, gives: "a:\n- 1\n- 2\nl:\n- 1\n- 2"),
    Case(
      "i: 1", from: "spec.i", to: "spec.a.[name=foo].image", creates: true,
      gives: "a:\n- image: 1\n  name: foo\ni: 1"),
    Case(
      "i: 1\nl: [{name: bar}]", from: "spec.i", to: "spec.l.[name=foo].image", creates: true,
      gives: "i: 1\nl:\n- name: bar\n- image: 1\n  name: foo"),
    Case(
      "i: 1\nl: [{name: foo}]", from: "spec.i", to: "spec.l.[name=foo].image", creates: true,
      gives: "i: 1\nl:\n- image: 1\n  name: foo"),
    Case("i: 1", from: "spec.i", to: "spec.a.[=foo]", creates: true, gives: "a:\n- 1\ni: 1"),
    Case("i: 1\nl: [a, foo]", from: "spec.i", to: "spec.l.[=foo]", creates: true, gives: "i: 1\nl:\n- a\n- \"1\""),
    Case("i: x", from: "spec.i", to: "spec.a.[id=7].v", creates: true, gives: "a:\n- id: 7\n  v: x\ni: x"),
    Case("i: 1\nl: [{}]", from: "spec.i", to: "spec.l.1.v", creates: true, gives: "i: 1\nl:\n- {}\n- v: 1"),
    Case("i: 1\nl: [{}]", from: "spec.i", to: "spec.l.5.v", creates: true, fails: "K0805"),
    Case(
      "i: 1\nl: [{}, {a: 1}]", from: "spec.i", to: "spec.l.*.v", creates: true,
      gives: "i: 1\nl:\n- v: 1\n- a: 1\n  v: 1"),
    Case("i: 1\nl: []", from: "spec.i", to: "spec.l.*.v", creates: true, fails: "K0805"),
    Case("i: 1", from: "spec.i", to: "spec.a.*.v", creates: true, fails: "K0805"),
    Case("i: 1\nl: [null]", from: "spec.i", to: "spec.l.0.v", creates: true, gives: "i: 1\nl:\n- null"),
    Case("i: 1\ns: str", from: "spec.i", to: "spec.s.x", creates: true, fails: "K0805"),
    Case("i: 1\ne: {}", from: "spec.i", to: "spec.e.x", creates: true, gives: "e:\n  x: 1\ni: 1"),
    Case("i: 1", from: "spec.i", to: "spec.[a.b/c]", creates: true, gives: "a.b/c: 1\ni: 1"),
    Case("i: 1", from: "spec.i", to: "spec.a\\.b/c", creates: true, gives: "a.b/c: 1\ni: 1"),
    Case("i: 1", from: "spec.i", to: "spec.a.0.1", creates: true, fails: "K0805"),
    Case("i: 1", from: "spec.i", to: "spec.a.0.0", creates: true, gives: "a:\n- - 1\ni: 1"),
    Case("i: 1\na: b", from: "spec.i", creates: true, gives: "a: \"1\"\ni: 1"),
    Case("i: 1", from: "spec.i", to: "spec.a.[b].c", creates: true, fails: "K0805"),
  ]

  /// Delimiters.
  static let split: [Case] = [
    Case("a: x", from: "data.url", sourceOptions: "delimiter: /, index: 0", gives: "a: a.example:8080"),
    Case("a: x", from: "data.url", sourceOptions: "delimiter: \":\"", gives: "a: a.example"),
    Case("a: x", from: "data.url", sourceOptions: "delimiter: example, index: 1", gives: "a: :8080/x"),
    Case("a: x", from: "data.url", sourceOptions: "delimiter: /, index: -1", fails: "K0807"),
    Case("a: x", from: "data.url", sourceOptions: "delimiter: /, index: 2", fails: "K0807"),
    Case("a: x", from: "data.w", sourceOptions: "delimiter: /", gives: "a: word"),
    Case("a: x", from: "data", sourceOptions: "delimiter: /", fails: "K0807"),
    Case("a: a/b/c", from: "data.w", options: "delimiter: /", gives: "a: word/b/c"),
    Case("a: a/b/c", from: "data.w", options: "delimiter: /, index: 1", gives: "a: a/word/c"),
    Case("a: a/b/c", from: "data.w", options: "delimiter: /, index: -1", gives: "a: word/a/b/c"),
    Case("a: a/b/c", from: "data.w", options: "delimiter: /, index: -9", gives: "a: word/a/b/c"),
    Case("a: a/b/c", from: "data.w", options: "delimiter: /, index: 3", gives: "a: a/b/c/word"),
    Case("a: a/b/c", from: "data.w", options: "delimiter: /, index: 99", gives: "a: a/b/c/word"),
    Case("a: abc", from: "data.w", options: "delimiter: /", gives: "a: word"),
    Case("a: {b: 1}", from: "data.w", options: "delimiter: /", fails: "K0807"),
    Case("a: 1", from: "data.n", options: "delimiter: /, index: 1", fails: "K0806"),
    Case("a: 1", from: "data.n", options: "delimiter: \"0\", index: 1", gives: "a: 1080"),
    Case(
      "a: img:1", from: "data.url", sourceOptions: "delimiter: \":\", index: 1", options: "delimiter: \":\", index: 1",
      gives: "a: img:8080/x"),
    Case("a: a", from: "data.w", options: "delimiter: \":\", index: 1, create: true", gives: "a: a:word"),
    Case("a: a", from: "data.w", sourceOptions: "index: 4", options: "index: 4", gives: "a: word"),
    Case("a: \"\"", from: "data.w", options: "delimiter: \":\", index: 1", gives: "a: :word"),
    Case("a: 30", from: "data.n", options: "delimiter: \"\", index: 7", gives: "a: 80"),
    Case("b: 1", from: "data.w", options: "delimiter: \":\", index: 1, create: true", gives: "a: :word\nb: 1"),
    Case("b: 1", from: "data.w", options: "delimiter: \":\", create: true", gives: "a: word\nb: 1"),
  ]
}
