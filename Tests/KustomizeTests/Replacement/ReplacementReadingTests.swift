import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// How entries of `replacements` are read, and what is refused.
@Suite struct ReplacementReadingTests {
  static let manifests = ReplacementSelectionTests.manifests
  private static let targets = "targets: [{select: {kind: Job}, fieldPaths: [spec.v]}]"
  private static let source = "source: {kind: ConfigMap, fieldPath: data.w}"

  static let entries: [(entry: String, code: String?)] = [
    ("{\(source), \(targets)}", nil),
    ("{sourceValue: given, \(targets)}", nil),
    ("{sourceValue: '', \(targets)}", nil),
    ("{Source: {Kind: ConfigMap, fieldpath: data.w}, \(targets)}", nil),
    ("{\(targets)}", "K0801"),
    ("{source: null, \(targets)}", "K0801"),
    ("{\(source)}", "K0801"),
    ("{\(source), targets: []}", "K0801"),
    ("{\(source), sourceValue: x, \(targets)}", "K0801"),
    ("{\(source), targets: [{fieldPaths: [spec.v]}]}", "K0801"),
    ("{\(source), path: r.yaml}", "K0801"),
    ("{\(targets), path: r.yaml}", "K0801"),
    ("{path: scalar.yaml}", "K0801"),
    ("{path: empty.yaml}", "K0801"),
    ("{path: none.yaml}", "K0501"),
    ("text", "K0402"),
    ("{\(source), \(targets), target: x}", "K0401"),
    ("{\(source), targets: [{select: {kind: Job}, fieldPath: spec.v}]}", "K0401"),
    ("{\(source), targets: [{select: {kindd: Job}}]}", "K0401"),
    ("{\(source), targets: [{select: {kind: Job}, options: {creates: true}}]}", "K0401"),
    ("{source: {kind: ConfigMap, field: data.w}, \(targets)}", "K0401"),
    ("{sourceValue: 80, \(targets)}", "K0402"),
    ("{\(source), targets: {select: {kind: Job}}}", "K0402"),
    ("{\(source), targets: [null]}", "K0402"),
    ("{\(source), targets: [{select: {name: 80}}]}", "K0402"),
    ("{\(source), targets: [{select: {kind: Job}, options: {create: yes please}}]}", "K0402"),
    ("{\(source), targets: [{select: {kind: Job}, options: {index: first}}]}", "K0402"),
    ("{\(source), targets: [{select: {name: '('}}]}", "K0203"),
    ("{\(source), targets: [{select: {labelSelector: 'a in'}}]}", "K0202"),
    ("{\(source), targets: [{select: {kind: Job}, reject: [{annotationSelector: '='}]}]}", "K0202"),
  ]

  @Test(arguments: entries) func reads(_ test: (entry: String, code: String?)) throws {
    let files = ["r.yaml": "{\(Self.source), \(Self.targets)}", "scalar.yaml": "text", "empty.yaml": ""]
    var harness = try ReplacementHarness(Self.manifests, files: files)
    #expect(errorCode { try harness.replace("[\(test.entry)]") } == test.code)
  }

  @Test func filesHoldOneOrSeveral() throws {
    let one = "{\(Self.source), \(Self.targets), unknown: field}"
    let files = [
      "one.yaml": one,
      "several.yaml": """
      - \(one)
      - source: {kind: Job, fieldPath: spec.v}
        targets: [{select: {name: db}, fieldPaths: [spec.v]}]
      - {\(Self.source), targets: []}
      """,
    ]
    var harness = try ReplacementHarness(Self.manifests, files: files)
    try harness.replace("[{path: one.yaml}]")
    #expect(try harness.resource("job.one").node["spec"]?["v"]?.string == "word")
    #expect(try harness.resource("db").node["spec"]?["v"]?.string == "old")
    try harness.replace("[{path: several.yaml}]")
    #expect(try harness.resource("db").node["spec"]?["v"]?.string == "word")
  }

  @Test func configurationIsNotStrict() throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace("[{\(Self.source), targets: [], unknown: field}]", strict: false)
  }

  @Test func constantsHaveTheTypeOfTheirText() throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace(
      """
      - sourceValue: "80"
        targets:
        - {select: {kind: Job}, fieldPaths: [spec.v]}
        - {select: {kind: Job}, fieldPaths: [spec.made], options: {create: true}}
        - {select: {name: db}, fieldPaths: [spec]}
      """)
    #expect(try ReplacementHarness.print(harness.resource("job.one").node["spec"]) == "made: 80\nv: \"80\"\n")
    #expect(try harness.resource("db").node["spec"]?.tag == .integer)
  }

  @Test func theDefaultPathIsTheName() throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace("[{source: {kind: Job}, targets: [{select: {name: db}, fieldPaths: []}]}]")
    #expect(harness.resources.resources.map(\.name).filter { $0 == "job.one" }.count == 2)
  }

  @Test func valuesAreWhereTheInstructionIs() throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace(
      """
      - source:
          kind: ConfigMap
          fieldPath: data.w
        targets:
        - select: {kind: Job}
          fieldPaths: [spec.v, spec.a.b]
          options: {create: true}
      """)
    let spec = try harness.resource("job.one").node["spec"]
    #expect(spec?["v"]?.location?.description == "kustomization.yaml:3:16")
    #expect(spec?["a"]?["b"]?.location?.description == "kustomization.yaml:3:16")
  }

  @Test func errorsSayWhere() throws {
    var harness = try ReplacementHarness(Self.manifests)
    let error = #expect(throws: Diagnostic.self) {
      try harness.replace(
        """
        - source: {kind: ConfigMap, fieldPath: data.w}
          targets:
          - select: {kind: Job}
            fieldPaths:
            - spec.missing
        """)
    }
    #expect(error?.message == "the field 'spec.missing' of Job 'job.one' cannot be found")
    #expect(error?.location?.description == "kustomization.yaml:5:7")
    #expect(error?.hint == "to make what is missing, give the target 'options: {create: true}'")
    #expect(error?.notes.first?.location?.path == "resources.yaml")
  }
}
