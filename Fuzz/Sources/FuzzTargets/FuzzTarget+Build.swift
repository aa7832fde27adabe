import DeploymentModels
import Diagnostics
import Inspection
import Kustomize
import YAML

extension FuzzTarget {
  // MARK: Trees

  /// Resources of most kinds of fields that something is done to.
  private static let resources = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app, namespace: one, labels: {app: app}, annotations: {a: "1", b: c d}}
    spec:
      replicas: 2
      selector: {matchLabels: {app: app}}
      template:
        metadata: {labels: {app: app}}
        spec:
          containers:
          - {name: a, image: "example.com/a:1", args: [--to=127.0.0.1:80], ports: [{containerPort: 80, name: http}],
             env: [{name: A, value: b}, {name: C, valueFrom: {configMapKeyRef: {name: settings, key: a}}}]}
          - {name: b, image: b, volumeMounts: [{name: data, mountPath: /data}]}
          volumes: [{name: data, emptyDir: {}}]
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: app, namespace: one}
    spec: {selector: {app: app}, ports: [{port: 80, targetPort: http}]}
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings, namespace: one}
    data: {a: "one,two", b: "{\\"c\\": [1, {\\"d\\": null}]}"}
    ---
    apiVersion: example.com/v1
    kind: Any
    metadata: {name: any}
    list: [a, [b, {c: d}], {name: e, f: [1, 2.5, true, ~, 2001-01-01]}]

    """

  static func tree(_ field: String, _ files: [String: [UInt8]]) -> [String: [UInt8]] {
    tree(kustomization: Array("resources: [a.yaml]\n\(field)".utf8)).merging(files) { $1 }
  }

  static func tree(kustomization: [UInt8]) -> [String: [UInt8]] {
    [
      "kustomization.yaml": kustomization, "a.yaml": Array(resources.utf8),
      "base/kustomization.yaml": Array("resources: [b.yaml]\n".utf8),
      "base/b.yaml": Array("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n".utf8),
      "component/kustomization.yaml": Array(
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnameSuffix: -c\n".utf8),
      "a.env": Array("A=b\nC='d'\n".utf8),
    ]
  }

  // MARK: Checks

  /// What can be built can be printed, and what was printed reads as the same.
  static func checkBuild(_ files: [String: [UInt8]]) throws {
    let output: [UInt8]
    do {
      let result = try Build.run(
        directory: ".", options: BuildOptions().forStrangers, plugins: [DeploymentModelPlugin()],
        fileSystem: InMemoryFileSystem(contents: files))
      output = try result.yaml()
    } catch {
      return try checkMessage(error)
    }
    try checkPrinted(output)
  }

  /// A resource and a patch of it: two files of an archive.
  static func checkPatch(_ input: [UInt8], field: String) throws {
    let parts = FuzzArchive(input).parts
    guard parts.count == 2 else { return try checkBuild(tree(field, ["b.yaml": input])) }
    try checkBuild(tree(field, ["a.yaml": parts[0], "b.yaml": parts[1]]))
  }

  /// A path to a field, in each place that takes one.
  static func checkFieldPath(_ input: [UInt8]) throws {
    let text = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? []
    let path =
      "'"
      + String(decoding: text, as: UTF8.self).split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
    for create in [false, true] {
      try checkBuild(
        tree(
          "replacements: [{sourceValue: x, targets: [{select: {kind: .*}, fieldPaths: [\(path)], options: {create: \(create)}}]}]\n",
          [:]))
      try checkBuild(
        tree(
          "configurations: [b.yaml]\nnamePrefix: p-\n",
          ["b.yaml": Array("namePrefix: [{path: \(path), create: \(create)}]\n".utf8)]))
    }
    try checkBuild(
      tree(
        "replacements: [{source: {kind: Any, fieldPath: \(path)}, targets: [{select: {kind: ConfigMap}, fieldPaths: [data.a]}]}]\n",
        [:]))
  }

  /// Every error can be shown, on lines that no terminal obeys.
  static func checkMessage(_ error: any Error) throws {
    let diagnostics = (error as? DiagnosticList)?.diagnostics ?? (error as? Diagnostic).map { [$0] }
    guard let diagnostics else { throw Finding("an error that is no message: \(error)") }
    for diagnostic in diagnostics {
      let text = TextRenderer(color: false).render(diagnostic)
      if text.unicodeScalars.contains(where: { $0.isHidden && $0 != "\n" }) {
        throw Finding("a message that a terminal obeys: \(text.visible)")
      }
    }
  }
}
