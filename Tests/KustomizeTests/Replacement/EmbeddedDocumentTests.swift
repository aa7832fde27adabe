import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// Paths that go on into YAML or JSON within a string, which kustomize follows since v5.8.
@Suite struct EmbeddedDocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var path: String
    var value = "new"
    var options = ""
    var result: String?
    var testDescription: String { "\(path) in \(text)" }
  }

  static let cases: [Case] = [
    // JSON has sorted keys, and is as compact or as pretty as it was.
    Case(text: #"{"ports": {"b":"old", "a": 1}}"#, path: "ports.b", result: #"{"ports":{"a":1,"b":"new"}}"#),
    Case(text: #"[{"b": "x"}]"#, path: "0.b", result: #"[{"b":"new"}]"#),
    Case(
      text: "{\n  \"z\": {\"k\": \"old\"},\n  \"e\": {}, \"l\": [], \"f\": 1.50, \"x\": \"<&>\", \"u\": \"é\"\n}",
      path: "z.k",
      result: """
        {
          "e": {},
          "f": 1.5,
          "l": [],
          "u": "é",
          "x": "\\u003c\\u0026\\u003e",
          "z": {
            "k": "new"
          }
        }
        """),
    Case(text: #"{"port": 80}"#, path: "port", value: "90", result: #"{"port":90}"#),
    Case(text: #"{"port": "80"}"#, path: "port", value: "90", result: #"{"port":"90"}"#),
    // What JSON cannot say is passed over in silence.
    Case(text: #"{"port": 80}"#, path: "port", value: "word", result: #"{"port": 80}"#),
    Case(text: #"["a", {"b": null}]"#, path: "1.b", result: #"["a", {"b": null}]"#),
    Case(text: #"{"b": .nan, "c": 1}"#, path: "c", result: #"{"b": .nan, "c": 1}"#),
    Case(text: #"{"a": 1}"#, path: "b.c", options: "create: true", result: #"{"a":1,"b":{"c":"new"}}"#),
    Case(text: #"{"a": 1}"#, path: "b", value: "90", options: "create: true", result: #"{"a":1,"b":90}"#),
    Case(
      text: #"{"url": "https://host/app"}"#, path: "url", options: "{delimiter: /, index: 2}",
      result: #"{"url":"https://new/app"}"#),
    // YAML keeps order and styles, but for its indentation.
    Case(
      text: "global:\n    env: old\njobs:\n    - name: \"a\"\n      list: [ 'x',y ]\n",
      path: "global.env", result: "global:\n  env: new\njobs:\n- name: \"a\"\n  list: ['x', y]"),
    Case(
      text: "labels: {\n  app: \"old\",\n  n: 1,\n}\nz: 1", path: "labels.app",
      result: "labels: {app: \"new\", n: 1}\nz: 1"),
    Case(text: "l:\n- - a\n  - b\n-\n  k: 1\n", path: "l.1.k", value: "2", result: "l:\n- - a\n  - b\n- k: 2"),
    Case(
      text: "a: |\n  x\n  y\nb: >-\n  folded\n  text\nc: 'it''s'\nd:\n", path: "c",
      result: "a: |\n  x\n  y\nb: >-\n  folded text\nc: 'new'\nd:"),
    Case(text: "p: 80", path: "p", value: "word", result: "p: !!int word"),
    Case(text: "p: 80", path: "p", value: "90", result: "p: 90"),
    Case(text: "p: x", path: "p", value: "90", result: "p: \"90\""),
    Case(text: "p: x", path: "p", value: "a: b", result: "p: 'a: b'"),
    Case(text: "p: 1", path: "q.0.r", value: "90", options: "create: true", result: "p: 1\nq:\n- r: 90"),
    Case(
      text: "l: [{name: a, v: x}, {name: ab, v: y}]", path: "l.[name=a].v",
      result: "l: [{name: a, v: new}, {name: ab, v: new}]"),
    Case(text: "---\na: 1\nb: 2\n", path: "b", value: "3", result: "a: 1\nb: 3"),
    Case(text: "a: x\n---\nb: y\n", path: "a", result: "a: new"),
    // A string that is no mapping has no field, and one that is none at all neither.
    Case(text: "just text", path: "a", result: nil),
    Case(text: "", path: "a", result: nil),
    Case(text: "a: [", path: "a", result: nil),
    Case(text: "a: 1", path: "b", result: nil),
    Case(text: "l: [a]", path: "l.3", result: nil),
  ]

  @Test(arguments: cases) func writes(_ test: Case) throws {
    var harness = try ReplacementHarness("{apiVersion: v1, kind: ConfigMap, metadata: {name: t}, data: {}}")
    let resource = try harness.resource("t")
    let tree = harness.build.tree
    resource.node["data"]?.append("file", tree.scalar(test.text, style: .doubleQuoted))
    let value = tree.scalar(test.value)
    resource.node["data"]?.append("value", value)
    let options =
      test.options.isEmpty ? "" : ", options: {\(test.options.replacing("{", with: "").replacing("}", with: ""))}"
    let code = errorCode {
      try harness.replace(
        """
        - source: {kind: ConfigMap, fieldPath: data.value}
          targets: [{select: {kind: ConfigMap}, fieldPaths: ['data.file.\(test.path)']\(options)}]
        """)
    }
    #expect(code == (test.result == nil ? "K0805" : nil))
    #expect(resource.node["data"]?["file"]?.string == test.result ?? test.text)
    #expect(harness.build.log.diagnostics.map(\.id.code) == (test.result == test.text ? ["K0702"] : []))
  }
}
