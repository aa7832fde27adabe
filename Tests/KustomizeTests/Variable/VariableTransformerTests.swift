import Diagnostics
import Kubernetes
import Testing
import YAML

@testable import Kustomize

/// What becomes of references to vars. The results are those of kustomize.
@Suite struct VariableTransformerTests {
  static let fieldSpecs = [
    FieldSpec("Pod", path: "spec/containers/args"), FieldSpec("Pod", path: "spec/containers/env/value"),
    FieldSpec(path: "metadata/labels"),
  ]

  static func variable(at path: String = "data.v", name: String = "V") -> String {
    "{name: \(name), objref: {apiVersion: x/v1, kind: Src, name: s}, fieldref: {fieldPath: '\(path)'}}"
  }

  static func harness(value: String, pod: String) throws -> ReplacementHarness {
    try ReplacementHarness(
      """
      apiVersion: x/v1
      kind: Src
      metadata: {name: s}
      data:
        v: \(value)
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: t
      \(pod)
      """)
  }

  static func resolve(_ variables: String, in harness: inout ReplacementHarness) throws {
    var set = VariableSet()
    let nodes = try harness.read("[\(variables)]", as: "kustomization.yaml").flatMap { Array($0.elements) }
    try set.add(nodes.map(Variable.init), matching: harness.resources)
    try VariableTransformer(set, fields: FieldSpecsByType(fieldSpecs)).transform(&harness.resources, in: harness.layer)
  }

  /// The value of a var, a text, and what the text becomes; nil where the var has no value.
  static let values: [(value: String, text: String, result: String?)] = [
    ("80", "$(V)", "80"),
    ("80", "x$(V)", "x80"),
    ("080", "$(V)", "80"),
    ("0x10", "$(V)", nil),
    ("1_000", "$(V)", nil),
    ("+5", "$(V)", "5"),
    ("1.50", "$(V)", "1.5"),
    ("1.50", "x$(V)", "x1.5"),
    ("1e6", "$(V)", "1000000"),
    ("1e6", "x$(V)", "x1e+06"),
    ("123456.5", "x$(V)", "x123456.5"),
    ("1e21", "x$(V)", "x1e+21"),
    ("0.00001", "x$(V)", "x1e-05"),
    ("0.0001", "x$(V)", "x0.0001"),
    ("123456789.5", "x$(V)", "x1.234567895e+08"),
    (".inf", "$(V)", nil),
    ("true", "$(V)", "true"),
    ("True", "x$(V)", "xtrue"),
    ("TRUE", "$(V)", "true"),
    ("null", "$(V)", "\"null\""),
    ("", "$(V)", "\"\""),
    ("~", "x$(V)", "x~"),
    ("2020-01-02", "$(V)", "\"2020-01-02\""),
    ("2020-01-02", "x$(V)", "x2020-01-02"),
    ("\"80\"", "$(V)", "\"80\""),
    ("\"true\"", "$(V)", "\"true\""),
    ("word", "$(V)", "word"),
    ("\"a\\nb\"", "$(V)", "|-\n  a\n  b"),
    ("{a: 1}", "$(V)", "$(V)"),
    ("{a: 1}", "x$(V)", "x$(V)"),
    ("[1]", "$(V)", "$(V)"),
    ("[]", "$(V)", "$(V)"),
    ("\"\"", "$(V)", "\"\""),
    ("\"\"", "x$(V)", "x"),
    ("w", "$(V)$(V)", "ww"),
    ("w", "$$(V)", "$(V)"),
    ("w", "$$$(V)", "$w"),
    ("w", "$(W)", "$(W)"),
    ("w", "$(V", "$(V"),
    ("w", "$V", "$V"),
    ("w", "a$", "a$"),
    ("w", "$", "$"),
    ("w", "\"$()\"", "$()"),
    ("w", "$(V) $(W) $x $$", "w $(W) $x $"),
    ("w", "\"$((V))\"", "$((V))"),
    ("w", "$é", "JMODqQ=="),
    ("w", "a$$b", "a$b"),
    ("w", "'$(V)'", "w"),
    ("\"$(V)\"", "x$(V)", "x$(V)"),
    ("w", "\"$( V)\"", "$( V)"),
    ("yes", "$(V)", "\"yes\""),
    ("99999999999999999999", "$(V)", "1e+20"),
    ("9223372036854775808", "$(V)", nil),
    ("-0.0", "x$(V)", "x-0"),
    ("w", "$($(V))", "$($(V))"),
    ("w", "8080", "8080"),
    ("w", "$(V)-$$(V)-$$$(V)", "w-$(V)-$w"),
  ]

  @Test(arguments: values) func replaces(_ test: (value: String, text: String, result: String?)) throws {
    var harness = try Self.harness(value: test.value, pod: "spec: {containers: [{env: [{name: n}]}]}")
    let env = try harness.resource("t").node["spec"]?["containers"]?.firstChild?["env"]?.firstChild
    let text = try harness.read("v: \(test.text)", as: "text.yaml")[0]
    env?.append("value", try #require(text["v"]).copy())
    let code = errorCode { try Self.resolve(Self.variable(), in: &harness) }
    #expect(code == (test.result == nil ? "K0814" : nil))
    guard let result = test.result else { return }
    let printed = try ReplacementHarness.print(env).split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(printed == "value: \(result)")
  }

  static let paths: [(path: String, result: String?)] = [
    ("data.v.l[0].p", "_80_"),
    ("data.v.l[1].n", "_two_"),
    ("data.v.l.0.p", "_80_"),
    ("data.v.l.[n=two].p", "_81_"),
    ("data.v.l[9].p", nil),
    ("data.v.l[-1].p", nil),
    ("data.v.l.-.n", "_two_"),
    ("data.v.a\\.b", "_dot_"),
    ("data.v.[a.b]", "_dot_"),
    ("data.v.zz", nil),
    ("data.v.m", "_$(V)_"),
    ("", "_s_"),
    ("metadata.name", "_s_"),
    ("data.v.l[x].p", nil),
    ("data.v.l.*.p", nil),
    ("data.v.l.[0].p", "_80_"),
    ("data.v.m.k.z", nil),
  ]

  @Test(arguments: paths) func findsField(_ test: (path: String, result: String?)) throws {
    var harness = try Self.harness(
      value: "{l: [{p: 80, n: web}, {p: 81, n: two}], a.b: dot, m: {k: x}}",
      pod: "spec: {containers: [{args: [_$(V)_]}]}")
    let code = errorCode { try Self.resolve(Self.variable(at: test.path), in: &harness) }
    #expect(code == (test.result == nil ? "K0814" : nil))
    guard let result = test.result else { return }
    let args = try harness.resource("t").node["spec"]?["containers"]?.firstChild?["args"]
    #expect(args?.firstChild?.string == result)
  }

  @Test(arguments: [
    ("spec: {containers: [{args: [$(V), 2]}]}", "K0815"), ("spec: {containers: [{args: [$(V), null]}]}", "K0815"),
    ("spec: {containers: [{args: [$(V), [a]]}]}", "K0815"), ("spec: {containers: [{args: null}]}", nil),
    ("  labels: {1: $(V)}", "K0815"), ("  labels: {a: 1, b: $(V), c: null, d: [$(V)]}", nil),
    ("  labels: null", nil),
  ])
  func refusesWhatIsNoText(_ pod: String, _ code: String?) throws {
    var harness = try Self.harness(value: "80", pod: pod)
    #expect(errorCode { try Self.resolve(Self.variable(), in: &harness) } == code)
  }

  @Test func wholeValuesKeepTheirType() throws {
    var harness = try Self.harness(
      value: "80", pod: "  labels: {a: 1, b: $(V), d: [$(V)]}\nspec: {containers: [{args: [$(V), x$(V)]}]}")
    try Self.resolve(Self.variable(), in: &harness)
    let pod = try harness.resource("t").node
    #expect(try ReplacementHarness.print(pod["spec"]) == "containers:\n- args:\n  - 80\n  - x80\n")
    #expect(try ReplacementHarness.print(pod["metadata"]?["labels"]) == "a: 1\nb: 80\nd:\n- $(V)\n")
    #expect(pod["metadata"]?["labels"]?["b"]?.location?.path == "kustomization.yaml")
  }

  @Test func unusedVarsAreTold() throws {
    var harness = try Self.harness(value: "{m: {}}", pod: "  labels: {b: $(V) $(A)}")
    try Self.resolve(
      [Self.variable(at: ""), Self.variable(at: "data.v", name: "A"), Self.variable(at: "", name: "B")]
        .joined(separator: ", "), in: &harness)
    let warnings = harness.build.log.diagnostics
    #expect(warnings.map(\.id.code) == ["K0702", "K0702"])
    #expect(warnings.map(\.severity) == [.warning, .warning])
    #expect(try harness.resource("t").labels?["b"]?.string == "s $(A)")
  }

  @Test func noVarsLeaveEverything() throws {
    var harness = try Self.harness(value: "1", pod: "spec: {containers: [{args: ['$$', 2]}]}")
    try Self.resolve("", in: &harness)
    let args = try harness.resource("t").node["spec"]?["containers"]?.firstChild?["args"]
    #expect(args?.firstChild?.string == "$$")
  }
}
