/// What fields can be made to do: without end, in depth, or outside.
extension HostileTree {
  static let ofFields = layers + growth + programs

  private static let manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n"

  private static func tree(_ name: String, _ fields: String, _ files: [String: String] = [:]) -> HostileTree {
    HostileTree(
      name,
      files.merging(["kustomization.yaml": "resources: [a.yaml]\n" + fields, "a.yaml": manifest]) { file, _ in file })
  }

  private static func patch(_ name: String, _ operations: String) -> HostileTree {
    tree(name, "patches:\n- target: {kind: ConfigMap}\n  patch: |\n" + operations)
  }

  // MARK: Layers

  private static let layers = [
    HostileTree("chain", chain(2_100), target: "0"),
    HostileTree("resources-twice", twice(), target: "0a"),
    HostileTree("cycle-of-one", ["a/kustomization.yaml": "resources: [../a]\n"], target: "a"),
    HostileTree(
      "cycle-of-two", ["a/kustomization.yaml": "resources: [../b]\n", "b/kustomization.yaml": "components: [../a]\n"],
      target: "a"),
    HostileTree("cycle-through-parent", ["a/kustomization.yaml": "resources: [./b/../../a]\n"], target: "a"),
  ]

  private static func chain(_ count: Int) -> [String: String] {
    var files = ["\(count - 1)/kustomization.yaml": "namePrefix: a\n"]
    for i in 0..<(count - 1) { files["\(i)/kustomization.yaml"] = "resources: [../\(i + 1)]\n" }
    return files
  }

  /// Each layer of forty names the two of the next.
  private static func twice() -> [String: String] {
    var files: [String: String] = [:]
    for i in 0..<40 {
      for side in ["a", "b"] {
        files["\(i)\(side)/kustomization.yaml"] =
          i == 39 ? "namePrefix: a\n" : "resources: [../\(i + 1)a, ../\(i + 1)b]\nbuildMetadata: [originAnnotations]\n"
      }
    }
    return files
  }

  // MARK: Growth

  private static let growth = [
    tree("prefix", "namePrefix: \(String(repeating: "a", count: 100_000))\n"),
    tree("pattern", "patches: [{target: {name: '(a+)+$'}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}]\n"),
    tree(
      "pattern-large",
      "patches: [{target: {name: '((a{1,999}){1,999}){1,999}'}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}]\n"
    ),
    tree(
      "pattern-look-ahead",
      "patches: [{target: {name: '(?=a)'}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}]\n"),
    tree("image-pattern", "images: [{name: '(x+x+)+y', newName: b}]\n"),
    tree(
      "near-names", "patches:\n" + (0..<50).map { "- {path: \(String(repeating: "a", count: 4_000))\($0)}\n" }.joined()
    ),
    patch("copies", (0..<40).map { "    - {op: copy, from: /data, path: /data/x\($0)}\n" }.joined()),
    patch(
      "depth",
      "    - {op: add, path: /data/x, value: \(String(repeating: "[", count: 990))\(String(repeating: "]", count: 990))}\n"
        + (0..<20).map {
          "    - {op: copy, from: /data/x, path: /data/x\(String(repeating: "/0", count: 700))/\($0)}\n"
        }.joined()),
    patch("pointer", "    - {op: add, path: \(String(repeating: "/a", count: 20_000)), value: b}\n"),
    patch(
      "index", "    - {op: add, path: /data/99999999999999999999, value: b}\n    - {op: remove, path: /metadata}\n"),
    patch("whole", "    - {op: replace, path: '', value: [1]}\n"),
    tree(
      "field-path",
      "replacements: [{sourceValue: a, targets: [{select: {kind: ConfigMap}, fieldPaths: ['\(String(repeating: "a.", count: 20_000))a'], "
        + "options: {create: true}}]}]\n"),
    tree(
      "configured-path", "configurations: [b.yaml]\nnamePrefix: a\n",
      [
        "b.yaml": "namePrefix: [{path: \(String(repeating: "a/", count: 20_000)), create: true}]\n"
      ]),
    tree(
      "doubling",
      "replacements:\n"
        + String(
          repeating:
            "- source: {kind: ConfigMap, fieldPath: data}\n  targets: [{select: {kind: ConfigMap}, fieldPaths: [data.x], "
            + "options: {create: true}}]\n", count: 60)),
    tree(
      "vars-of-vars",
      "vars:\n"
        + (0..<200).map { i in
          "- {name: V\(i), objref: {kind: ConfigMap, name: a, apiVersion: v1}, fieldref: {fieldpath: data.a}}\n"
        }.joined()),
    tree(
      "definitions", "crds: [b.yaml]\n",
      [
        "b.yaml": "T: {Schema: {properties: {kind: {}, apiVersion: {}, metadata: {}, a: {$ref: d0}}}}\n"
          + (0..<40).map { i in "d\(i): {Schema: {properties: {a: {$ref: d\(i + 1)}, b: {$ref: d\(i + 1)}}}}\n" }
          .joined()
          + "d40: {Schema: {properties: {a: {x-kubernetes-annotation: ''}}}}\n"
      ]),
  ]

  // MARK: Programs

  private static let programs = [
    tree("helm", "helmCharts: [{name: a, repo: 'https://example.com', releaseName: '--post-renderer=/bin/sh'}]\n"),
    HostileTree(
      "helm-option", ["kustomization.yaml": "helmCharts: [{name: '--debug', repo: 'https://example.com'}]\n"],
      flags: ["--enable-helm"]),
    tree(
      "function", "transformers: [b.yaml]\n",
      [
        "b.yaml":
          "apiVersion: a/v1\nkind: A\nmetadata:\n  name: a\n  annotations:\n    config.kubernetes.io/function: |\n"
          + "      exec: {path: /bin/sh, args: ['-c', 'touch /tmp/escaped']}\n"
      ]),
    tree(
      "plugin", "generators: [b.yaml]\n",
      [
        "b.yaml": "apiVersion: ../../../../bin\nkind: sh\nmetadata: {name: a}\n"
      ]),
    tree("git-program", "components: ['ext::sh -c touch% /tmp/escaped']\n"),
    tree("git-option", "components: ['git@-oProxyCommand=touch:a/b.git']\n"),
    tree("git-version", "components: ['https://github.com/a/b?ref=--upload-pack=touch']\n"),
    HostileTree(
      "untrusted-network", ["kustomization.yaml": "resources: ['https://example.com/a.yaml']\n"], flags: ["--untrusted"]
    ),
  ]
}
