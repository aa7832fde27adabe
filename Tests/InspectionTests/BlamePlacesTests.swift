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

  // MARK: Generated values

  private static let generated = [
    "base/kustomization.yaml": """
    namePrefix: b-
    resources: [all.yaml]
    configMapGenerator:
    - behavior: create
      name: c
      literals:
      - ONE=1
      - "TWO=2"
      envs: [e.env]
      files: [f.txt, key=f.txt]
    secretGenerator:
    - {name: s, type: mine, literals: [P=x]}

    """,
    "base/e.env": "# nothing\nE1=a\n  E2=b\n",
    "base/f.txt": "hello\nworld\n",
    "base/all.yaml": """
    apiVersion: v1
    kind: Pod
    metadata: {name: p}
    spec:
      volumes:
      - {name: v, configMap: {name: c}}

    """,
  ]

  private func generated(_ top: String, history: Bool = false) throws -> [String] {
    try report(Self.generated.merging(["top/kustomization.yaml": top]) { $1 }, history: history)
  }

  /// Each value at its literal, its line of an env file, or its line of a file; and a name that ends in a hash, with what
  /// refers to it, at the generator's entry and not at a prefix.
  @Test func generatedValues() throws {
    let lines = try generated("resources: [../base]\nnamePrefix: p-\n")
    #expect(
      lines.prefix(15) == [
        "base/kustomization.yaml:4   apiVersion: v1",
        "base/kustomization.yaml:4   data:",
        "base/e.env:2                  E1: a",
        "base/e.env:3                  E2: b",
        "base/kustomization.yaml:7     ONE: \"1\"",
        "base/kustomization.yaml:8     TWO: \"2\"",
        "base/f.txt:1                  f.txt: |",
        "base/f.txt:1                    hello",
        "base/f.txt:2                    world",
        "base/f.txt:1                  key: |",
        "base/f.txt:1                    hello",
        "base/f.txt:2                    world",
        "base/kustomization.yaml:4   kind: ConfigMap",
        "base/kustomization.yaml:4   metadata:",
        "base/kustomization.yaml:5     name: p-b-c-4htmbgddfh",
      ])
    #expect(lines.contains("base/kustomization.yaml:12    P: '***'"))
    #expect(lines.contains("base/kustomization.yaml:12  type: mine"))
    #expect(lines.contains("base/kustomization.yaml:5         name: p-b-c-4htmbgddfh"))
    let history = try generated("resources: [../base]\nnamePrefix: p-\n", history: true)
    #expect(
      history.prefix(6) == [
        "ConfigMap p-b-c-4htmbgddfh",
        "metadata.name = p-b-c-4htmbgddfh",
        "  c                 base/kustomization.yaml:5",
        "  b-c               base/kustomization.yaml:1  name prefix",
        "  p-b-c             top/kustomization.yaml:2   name prefix",
        "  p-b-c-4htmbgddfh  base/kustomization.yaml:5  content hash",
      ])
  }

  /// The column is the literal's own.
  @Test func columnOfALiteral() throws {
    let files = ["top/kustomization.yaml": "configMapGenerator: [{name: c, literals: [ONE=1, TWO=2]}]\n"]
    let result = try Build.run(directory: "top", options: BuildOptions(), fileSystem: InMemoryFileSystem(files))
    let target = try BlameTarget(result.resources.resources, selection: "ConfigMap/c", path: "data.TWO")
    let json = try BlameReport(target, in: result.tree).text("json")
    #expect(json.contains("\"column\": 50"), "\(json)")
  }

  /// A merged one points to the entry that merges, and remembers the entry that it merges into.
  @Test(arguments: ["merge", "replace"]) func mergedValues(behavior: String) throws {
    let top = """
      resources: [../base]
      configMapGenerator:
      - name: c
        behavior: \(behavior)
        literals: [TWO=3]
        files: [f.txt=new.txt]
      secretGenerator: [{name: s, behavior: \(behavior), literals: [P=y]}]

      """
    var files = Self.generated.merging(["top/kustomization.yaml": top]) { $1 }
    files["top/new.txt"] = "other\n"
    let history = try report(files, history: true)
    let maps = history.prefix { !$0.isEmpty && !$0.hasPrefix("Secret") }.map { line in
      line.replacing(#/-[a-z0-9]{10}\b/#, with: "-HASH").replacing(#/ {2,}(?=\S)/#, with: "  ")
    }
    #expect(
      maps == [
        "ConfigMap b-c-HASH",
        "metadata.name = b-c-HASH",
        "  c  base/kustomization.yaml:5",
        "  b-c  base/kustomization.yaml:1  name prefix",
        "  b-c  top/kustomization.yaml:3  generator",
        "  b-c-HASH  top/kustomization.yaml:3  content hash",
        "data.TWO = \"3\"",
        "  \"2\"  base/kustomization.yaml:8",
        "  \"3\"  top/kustomization.yaml:5  generator",
        #"data[f.txt] = "other\n""#,
        #"  "hello\nworld\n"  base/f.txt:1"#,
        #"  "other\n"  top/new.txt:1  generator, top/kustomization.yaml:3"#,
      ])
    #expect(history.contains { $0.hasPrefix("  mine") && $0.contains("base/kustomization.yaml:12") })
  }
}
