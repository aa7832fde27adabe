import Kustomize
import Testing
import YAML

@testable import Inspection

/// Where values point that a stage has changed.
@Suite struct BlamePlacesTests {
  private func report(_ files: [String: String], history: Bool = false) throws -> [String] {
    var options = BuildOptions()
    options.keepsHistory = true
    let result = try Build.run(directory: "top", options: options, fileSystem: InMemoryFileSystem(files))
    let target = try BlameTarget(result.resources.resources, selection: nil, path: nil)
    let text = try BlameReport(target, in: result.tree, showsHistory: history).text("text")
    return text.split(separator: "\n").map(String.init)
  }

  /// The namespace of a subject is the one that its account was given, and not where the account's name comes from.
  @Test func namespaceOfASubject() throws {
    let lines = try report([
      "top/kustomization.yaml": "resources: [all.yaml]\nnamespace: moved\nnamePrefix: p-\n",
      "top/all.yaml": """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: a}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: b}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
      subjects:
      - {kind: ServiceAccount, name: a}

      """,
    ])
    let subject = try #require(lines.lastIndex { $0.hasSuffix("- kind: ServiceAccount") })
    #expect(lines[subject + 1] == "top/kustomization.yaml:3    name: p-a")
    #expect(lines[subject + 2] == "top/kustomization.yaml:2    namespace: moved")
  }

  /// A prefix without a suffix changes a name once.
  @Test func prefixAlone() throws {
    let files = [
      "top/kustomization.yaml": "resources: [all.yaml]\ntransformers: [affixes.yaml]\n",
      "top/affixes.yaml": """
      apiVersion: builtin
      kind: PrefixSuffixTransformer
      metadata: {name: t}
      prefix: q-
      fieldSpecs: [{path: spec/names/name, kind: Thing}]

      """,
      "top/all.yaml": """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: t}
      spec:
        names: [{name: x}]

      """,
    ]
    #expect(try report(files).contains { $0.hasPrefix("top/affixes.yaml:4") && $0.hasSuffix("- name: q-x") })
    let history = try report(files, history: true)
    #expect(history.filter { $0.contains("PrefixSuffixTransformer") }.count == 1)
  }

  /// What a var put in says so.
  @Test func vars() throws {
    let history = try report(
      [
        "top/kustomization.yaml": """
        resources: [all.yaml]
        vars:
        - {name: NAME, objref: {kind: ConfigMap, name: c, apiVersion: v1}, fieldref: {fieldpath: data.who}}

        """,
        "top/all.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        data: {who: me}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          containers:
          - {name: x, command: [$(NAME)]}

        """,
      ], history: true)
    #expect(history.contains { $0.hasPrefix("  me ") && $0.hasSuffix(" var") })
    #expect(!history.contains { $0.contains("name reference") })
  }
}
