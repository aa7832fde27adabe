import Diagnostics
import Kustomize
import Testing

@testable import Inspection

/// What a Secret holds is shown in no output, whatever its form, and wherever it was brought.
@Suite struct SecretMaskTests {
  private static let values = ["hunter2", "correct-horse", "aHVudGVyMg==", "Y29ycmVjdC1ob3JzZQ=="]

  private func outputs(
    _ left: Manifests, _ right: Manifests, _ history: BuildResult? = nil, showsSecrets: Bool = false
  ) throws -> [String] {
    var report = DiffReport(left, right, showsSecrets: showsSecrets)
    report.showsPlaces = true
    let matrix = EnvironmentMatrix([left, right], showsSecrets: showsSecrets)
    var texts =
      try DiffReport.formatNames.map { try report.text($0) } + EnvironmentMatrix.formatNames.map { try matrix.text($0) }
    for (resources, tree) in [(left.resources, left.tree), (right.resources, right.tree)]
      + (history.map { [($0.resources.resources, $0.tree)] } ?? [])
    {
      let target = try BlameTarget(resources, selection: nil, path: nil, showsSecrets: showsSecrets)
      for showsHistory in [false, true] {
        let blame = BlameReport(target, in: tree, showsHistory: showsHistory)
        texts += try BlameReport.formatNames.map { try blame.text($0) }
      }
    }
    return texts
  }

  @Test(arguments: [
    "data: [$]", "data: $", "stringdata: {a: $}", "binaryData: {a: $}", "data: {a: {b: [$]}}",
    "stringData: {a: $, b: x}",
    "metadata: {name: s, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{\"data\": \"$\"}'}}",
  ])
  func whateverItsForm(_ field: String) throws {
    let sides = try Self.values.prefix(2).enumerated().map { i, value in
      let name = field.hasPrefix("metadata") ? "" : "metadata: {name: s}\n"
      return try Manifests.text(
        "apiVersion: v1\nkind: Secret\n\(name)\(field.replacing("$", with: value))\n", name: "\(i).yaml")
    }
    for text in try outputs(sides[0], sides[1]) {
      for value in Self.values { #expect(!text.contains(value), "\(text)") }
    }
    #expect(try outputs(sides[0], sides[1], showsSecrets: true).contains { $0.contains("hunter2") })
    #expect(try DiffReport(sides[0], sides[1]).text("text").contains("***"))
  }

  private static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {template: {spec: {containers: [{name: web, image: web, args: [plain, "--x=$(VALUE)"]}]}}}
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: config}
    data: {whole: plain, part: https://user:plain@host/, json: '{"password": "plain"}'}

    """

  /// How a Secret's value comes into another resource.
  @Test(arguments: [
    """
    replacements:
    - source: {kind: Secret, name: s, fieldPath: data.password}
      targets: [{select: {kind: ConfigMap}, fieldPaths: [data.whole]}]
    """,
    """
    replacements:
    - source: {kind: Secret, name: s, fieldPath: data.password}
      targets: [{select: {kind: ConfigMap}, fieldPaths: [data.part], options: {delimiter: ':', index: 1}}]
    """,
    """
    replacements:
    - source: {kind: Secret, name: s, fieldPath: data}
      targets: [{select: {kind: ConfigMap}, fieldPaths: [metadata.annotations], options: {create: true}}]
    """,
    """
    replacements:
    - source: {kind: Secret, name: s, fieldPath: data.password}
      targets: [{select: {kind: ConfigMap}, fieldPaths: [data.json.password]}]
    """,
    """
    vars: [{name: VALUE, objref: {apiVersion: v1, kind: Secret, name: s}, fieldref: {fieldpath: data.password}}]
    """,
  ])
  func whereverItIsBrought(_ fields: String) throws {
    func files(_ value: String) -> [String: String] {
      [
        "top/kustomization.yaml":
          "resources: [web.yaml]\nsecretGenerator: [{name: s, literals: [password=\(value)], options: "
          + "{disableNameSuffixHash: true}}]\n" + fields + "\n", "top/web.yaml": Self.web,
      ]
    }
    let sides = try Self.values.prefix(2).map { try Manifests.build(files($0), "top") }
    var options = BuildOptions()
    options.keepsHistory = true
    let history = try Build.run(directory: "top", options: options, fileSystem: InMemoryFileSystem(files("hunter2")))
    let texts = try outputs(sides[0], sides[1], history)
    for text in texts {
      for value in Self.values { #expect(!text.contains(value), "\(text)") }
    }
    let shown = try outputs(sides[0], sides[1], history, showsSecrets: true)
    #expect(shown.count { $0.contains("aHVudGVyMg==") } > 6)
    // It is told that something there is another one.
    #expect(texts[0].contains("*** (before) (top/kustomization.yaml:") && texts[0].contains(" → *** (after) (top/"))
    #expect(texts[0].split(separator: "\n").count { $0.contains("(after)") } > 1, "\(texts[0])")
  }
}
