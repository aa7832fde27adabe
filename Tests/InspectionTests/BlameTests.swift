import Diagnostics
import Kustomize
import TestSupport
import Testing
import YAML

@testable import Inspection

@Suite struct BlameTests {
  private func build(_ directory: String, history: Bool = false) throws -> BuildResult {
    var options = BuildOptions()
    options.keepsHistory = history
    return try Build.run(directory: directory, options: options, fileSystem: Repository.fileSystem)
  }

  /// On the line that is named stands the value, or the instruction that made it.
  @Test(arguments: ["overlays/dev", "overlays/staging", "overlays/prod"])
  func everyScalarHasItsLine(target: String) throws {
    let result = try build(target)
    let files = Repository.files(["base", "overlays", "components"])
    let origins = ValueOrigins(LineLocator(result.tree.text))
    // What makes a value that does not stand on its line: the entry of a generator, an image's tag, a transformer.
    let instructions = ["- name: ", "name: kagent-a2a", "newTag: ", "apiVersion: builtin", "namespace: "]
    var count = 0
    for resource in result.resources.resources {
      try ValueOrigins.forEachValue(in: resource.node) { value, path in
        count += 1
        let place = try #require(origins.place(of: value), "\(resource.id) \(path)")
        let lines = try #require(files[place.path]).split(separator: "\n", omittingEmptySubsequences: false)
        let line = String(lines[place.line - 1])
        let text = value.node.string.split(separator: "\n").first.map(String.init) ?? ""
        let stands =
          text.isEmpty || line.contains(text) || line.hasSuffix("|") || line.hasSuffix("|-")
          || instructions.contains { line.contains($0) }
        #expect(stands, "\(resource.id) \(path) = \(text): \(place) '\(line)'")
      }
    }
    #expect(count > 250)
  }

  /// With the gutter taken away, a blame is the build.
  @Test(arguments: ["overlays/dev", "overlays/staging", "overlays/prod"])
  func printsTheBuild(target: String) throws {
    let result = try build(target)
    let blame = try BlameTarget(result.resources.resources, selection: nil, path: nil)
    let text = try BlameReport(blame, in: result.tree).text("text")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let width = try #require(lines.first { $0.hasSuffix("apiVersion: v1") }).count - "apiVersion: v1".count
    let stripped = lines.map { $0.dropFirst(width) }.joined(separator: "\n")
    #expect(stripped == String(decoding: try result.yaml(), as: UTF8.self))
  }

  private func blame(_ selection: String?, _ path: String?, history: Bool = false) throws -> String {
    let result = try build("overlays/prod", history: history)
    let target = try BlameTarget(result.resources.resources, selection: selection, path: path)
    return try BlameReport(target, in: result.tree, showsHistory: history).text("text")
  }

  @Test func wholeBuild() throws { try expectGolden(try blame(nil, nil), "blame-prod.txt") }

  @Test func fieldOfOneResource() throws {
    #expect(
      try blame("StatefulSet/kagent", "spec.replicas") == "overlays/prod/statefulset-patch.yaml:6  replicas: 5\n")
    #expect(
      try blame("statefulset/kagent", "spec.template.spec.containers[controller].env") == """
        base/statefulset.yaml:53  env:
        base/statefulset.yaml:54  - name: KAGENT_NAMESPACE
        base/statefulset.yaml:55    valueFrom:
        base/statefulset.yaml:56      fieldRef:
        base/statefulset.yaml:57        fieldPath: metadata.namespace

        """)
    #expect(
      try blame("ConfigMap/kagent-a2a", "data.LOG_LEVEL") == "overlays/prod/kustomization.yaml:23  LOG_LEVEL: info\n")
    #expect(
      try blame("Namespace/kagent", "metadata.labels[app.kubernetes.io/part-of]")
        == "base/kustomization.yaml:19  app.kubernetes.io/part-of: kagent\n")
    #expect(
      try blame("Namespace/kagent", "metadata.labels.app.kubernetes.io/part-of")
        == "base/kustomization.yaml:19  app.kubernetes.io/part-of: kagent\n")
  }

  @Test func historyOfOneField() throws {
    #expect(
      try blame("StatefulSet/kagent", "spec.replicas", history: true) == """
        spec.replicas = 5
          2  base/statefulset.yaml:8
          5  overlays/prod/statefulset-patch.yaml:6  patch, overlays/prod/kustomization.yaml:10

        """)
  }

  @Test func historyOfABuild() throws { try expectGolden(try blame(nil, nil, history: true), "blame-prod-history.txt") }

  @Test func json() throws {
    let result = try build("overlays/prod", history: true)
    let target = try BlameTarget(result.resources.resources, selection: "StatefulSet/kagent", path: "spec.replicas")
    try expectGolden(BlameReport(target, in: result.tree).text("json"), "blame-replicas.json")
  }

  @Test(arguments: [
    ("StatefulSet/kagnt", nil, "did you mean 'StatefulSet/kagent'?"),
    ("StatefulSet/kagent", "spec.replcas", "did you mean 'replicas'?"),
    ("StatefulSet/kagent", "spec.template.spec.containers[contoller]", "did you mean 'controller'?"),
  ])
  func missingThingsAreNamed(_ selection: String, _ path: String?, _ hint: String) throws {
    let error = #expect(throws: Diagnostic.self) { try blame(selection, path) }
    #expect(error?.hint == hint)
  }

  private func blame(_ files: [String: String], showsSecrets: Bool = false) throws -> (text: String, other: [String]) {
    var options = BuildOptions()
    options.keepsHistory = true
    let result = try Build.run(directory: "top", options: options, fileSystem: InMemoryFileSystem(files))
    let target = try BlameTarget(
      result.resources.resources, selection: nil, path: nil, showsSecrets: showsSecrets)
    let report = BlameReport(target, in: result.tree)
    let history = try BlameReport(target, in: result.tree, showsHistory: true).text("text")
    return (try report.text("text"), [try report.text("json"), history])
  }

  @Test func linesOfATextHaveTheirOwnPlaces() throws {
    let (text, _) = try blame([
      "top/kustomization.yaml": """
      resources: [map.yaml]
      configMapGenerator:
      - name: made
        options: {disableNameSuffixHash: true}
        files: [app.conf]
      """,
      "top/app.conf": "listen 80\nroot /srv\n\nlog off\n",
      "top/map.yaml": """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: written
      data:
        block: |-
          one
          two
        folded: "one line that is so long that it is printed on two lines, whatever it says, by the writer"
        quoted: "three\\nfour\\n"

      """,
    ])
    #expect(
      text == """
        top/kustomization.yaml:3  apiVersion: v1
        top/kustomization.yaml:3  data:
        top/app.conf:1              app.conf: |
        top/app.conf:1                listen 80
        top/app.conf:2                root /srv
        top/app.conf:3
        top/app.conf:4                log off
        top/kustomization.yaml:3  kind: ConfigMap
        top/kustomization.yaml:3  metadata:
        top/kustomization.yaml:3    name: made
                                  ---
        top/map.yaml:1            apiVersion: v1
        top/map.yaml:5            data:
        top/map.yaml:6              block: |-
        top/map.yaml:7                one
        top/map.yaml:8                two
        top/map.yaml:9              folded: one line that is so long that it is printed on two lines, whatever it says,
        top/map.yaml:9                by the writer
        top/map.yaml:10             quoted: |
        top/map.yaml:10               three
        top/map.yaml:10               four
        top/map.yaml:2            kind: ConfigMap
        top/map.yaml:3            metadata:
        top/map.yaml:4              name: written

        """)
  }

  /// A file of one line has as many places as one of many lines.
  @Test func aLongLineTakesNoTime() throws {
    let time = try threadTime {
      let data = (0..<30_000).map { "\"key-\($0)\": \"ä value of some length, as values are\"" }.joined(separator: ", ")
      let line =
        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"m\"}, \"data\": {\(data)}}\n"
      let result = try Build.run(
        directory: "/", fileSystem: InMemoryFileSystem(["kustomization.yaml": "resources: [m.json]\n", "m.json": line]))
      let target = try BlameTarget(result.resources.resources, selection: nil, path: nil)
      let text = try BlameReport(target, in: result.tree).text("json")
      let place = try #require(text.range(of: "\"path\": \"data.key-29999\""))
      let column = try #require(text[place.upperBound...].firstMatch(of: /"column": (\d+)/)).1
      let value = try #require(line.range(of: "\"key-29999\": "))
      #expect(Int(column) == line.unicodeScalars.distance(from: line.startIndex, to: value.upperBound) + 1)
    }
    #expect(time < .seconds(60))
  }

  @Test func whatSecretsHoldIsHidden() throws {
    let files = [
      "base/kustomization.yaml": "secretGenerator: [{name: s, literals: [password=hunter2]}]\n",
      "top/kustomization.yaml": """
      resources: [../base]
      secretGenerator: [{name: s, behavior: merge, literals: [password=correct-horse]}]

      """,
    ]
    // In base64.
    let held = ["aHVudGVyMg==", "Y29ycmVjdC1ob3JzZQ=="]
    let (text, other) = try blame(files)
    #expect(text.contains("top/kustomization.yaml:2    password: '***'\n"))
    for text in [text] + other {
      for value in held { #expect(!text.contains(value), "\(text)") }
    }
    #expect(other[1].contains("data.password = ***\n  ***  base/kustomization.yaml:1\n  ***  top/kustomization.yaml:2"))
    let (shown, others) = try blame(files, showsSecrets: true)
    #expect(shown.contains("top/kustomization.yaml:2    password: \(held[1])\n"))
    for text in others {
      for value in held { #expect(text.contains(value), "\(text)") }
    }
  }

  /// A build that keeps no history prints the same as one that does.
  @Test(arguments: ["overlays/dev", "overlays/staging", "overlays/prod"])
  func historyChangesNothing(target: String) throws {
    #expect(try build(target).yaml() == build(target, history: true).yaml())
  }
}
