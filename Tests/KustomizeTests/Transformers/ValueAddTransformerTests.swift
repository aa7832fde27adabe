import Diagnostics
import Testing
import YAML

@testable import Kubernetes
@testable import Kustomize

@Suite struct ValueAddTransformerTests {
  private func transform(
    _ fields: String, _ manifest: String = "{apiVersion: v1, kind: K, metadata: {name: m}, nul: null}",
    files: [String: [UInt8]] = [:]
  ) throws -> String {
    let layer = try GeneratorLayer(fields, files: files)
    var resources = try layer.resources(manifest)
    try ValueAddTransformer(node: layer.kustomization, in: layer.context).transform(&resources, in: layer.context)
    return try withExtendedLifetime(layer) { try resources.printed() }
  }

  // Recorded from `kubectl kustomize` (v5.5.0).
  @Test(
    "the value is put where the path leads",
    arguments: [
      ("spec/a", "spec:\n  a: 5"), ("/spec/b/c", "spec:\n  b:\n    c: 5"), (#"spec/x\/y"#, "spec:\n  x/y: 5"),
      ("metadata/namespace", "  namespace: \"5\""), ("fresh/[name=q]/w", "fresh:\n- name: q\n  w: 5"),
      ("prim/[=q]", "prim:\n- 5"), ("metadata/name/", "  name: 5"), ("nul", "nul: 5"), ("nul/x", "nul: null"),
      ("a/5/b", "a: []"),
    ])
  func paths(_ path: String, _ expected: String) throws {
    #expect(try transform("value: ' 5 '\ntargets: [{fieldPath: '\(path)'}]").contains(expected + "\n"))
  }

  @Test("elements of lists are found by a field, an index, or as the last")
  func lists() throws {
    let printed = try transform(
      """
      value: 5
      targets:
      - {fieldPath: 'list/[name=b]/v'}
      - {fieldPath: 'list/0/w'}
      - {fieldPath: 'list/-/z'}
      """.replacing("value: 5", with: "value: '5'"), "{kind: K, metadata: {name: m}, list: [{name: a}, {name: b}]}")
    #expect(printed.hasSuffix("") && printed.contains("list:\n- name: a\n  w: 5\n- name: b\n  v: 5\n  z: 5\n"))
  }

  @Test("a file of targets is read, selectors choose, and a missing value is the folder's name")
  func targetFile() throws {
    let printed = try transform(
      "targetFilePath: targets.yaml", "{kind: K, metadata: {name: a}}\n---\n{kind: L, metadata: {name: b}}",
      files: ["targets.yaml": Array("targets: [{fieldPath: x, selector: {kind: L}}]".utf8)])
    #expect(printed.split(separator: "---").map { $0.contains("x: ") } == [false, true])
  }

  @Test("the namespace of a binding's default account is set too, and none of what is in no namespace")
  func namespace() throws {
    let printed = try transform(
      "{value: v, targets: [{fieldPath: metadata/namespace}]}",
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: m},
        subjects: [{name: default}, {name: other}]}
      """)
    #expect(printed.contains("subjects:\n- name: default\n  namespace: v\n- name: other\n"))
    #expect(!printed.contains("metadata:\n  name: m\n  namespace"))
  }

  // The table in api/filters/valueadd, and kyaml's `InsertPathPart`.
  @Test(
    "a part is put into a file path",
    arguments: [
      ("", 0, "P"), ("/", 0, "/P"), ("pie", 0, "P/pie"), ("/pie", 0, "/P/pie"), ("raw", 1, "raw/P"),
      ("/raw", 1, "/raw/P"), ("a/nice/warm/pie", 3, "a/nice/warm/P/pie"), ("/a/nice/warm/pie", 3, "/a/nice/warm/P/pie"),
      ("a/b", 9999, "a/b/P"), ("projects/data", 1, "projects/P/data"),
    ])
  func filePaths(_ path: String, _ place: Int, _ expected: String) {
    #expect(path.insertingPathPart("P", at: place) == expected)
  }

  @Test(
    "what cannot be is an error",
    arguments: [
      ("targets: []", "K0403"), ("targets: [{fieldPath: ''}]", "K0403"), ("targets: [{fieldPath: metadata}]", "K0402"),
      ("targets: [{fieldPath: a, filePathPosition: -1}]", "K0402"), ("targets: [{fieldPath: kind/x}]", "K0402"),
      ("targets: [{fieldPath: kind/5}]", "K0402"), ("targets: [{fieldPath: '*/x'}]", "K0604"),
      ("targets: [{fieldPath: 'a/[b]'}]", "K0604"), ("targets: [{fieldPath: a/-1}]", "K0604"),
      ("targets: [{fieldPath: a/-}]", "K0402"), ("targets: [{fieldPath: /}]", "K0402"),
    ])
  func refuse(_ fields: String, _ code: String) throws {
    let error = #expect(throws: Diagnostic.self) { try transform("value: v\n\(fields)") }
    #expect(error?.id.code == code)
    #expect(error?.location != nil)
  }
}
