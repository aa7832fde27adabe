import Diagnostics
import Kubernetes
import Testing
import YAML

@testable import Kustomize

/// How vars are read, find their resources, and come together from several layers.
@Suite struct VariableSetTests {
  static let manifests = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: one}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: two}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: svc}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: ns}
    """

  private static func variables(_ text: String, _ harness: ReplacementHarness) throws -> [Variable] {
    try harness.read("[\(text)]", as: "kustomization.yaml").flatMap { Array($0.elements) }.map(Variable.init)
  }

  /// A reference to an object, and how many resources it finds.
  static let references: [(reference: String, code: String?, count: Int)] = [
    ("apiVersion: v1, kind: Service, name: svc", nil, 1),
    ("version: v1, kind: Service, name: svc", nil, 1),
    ("apiVersion: v1, kind: Service, name: svc, namespace: default", nil, 1),
    ("apiVersion: v1, kind: Service, name: svc, namespace: other", nil, 0),
    ("kind: Service, name: svc", nil, 0),
    ("apiVersion: v2, kind: Service, name: svc", nil, 0),
    ("apiVersion: v1, kind: Service", nil, 0),
    ("apiVersion: apps/v1, kind: Deployment, name: web", "K0812", 0),
    ("group: apps, version: v1, kind: Deployment, name: web, namespace: two", nil, 1),
    ("apiVersion: apps/v1, kind: Deployment, name: web, namespace: three", nil, 0),
    ("apiVersion: v1, kind: Namespace, name: ns", nil, 1),
    ("apiVersion: apps/v1, kind: Deployment, nam: web", "K0401", 0),
    ("apiVersion: apps/v1, kind: Deployment, name: 1", "K0402", 0),
  ]

  @Test(arguments: references) func findsResource(_ test: (reference: String, code: String?, count: Int)) throws {
    let harness = try ReplacementHarness(Self.manifests)
    var set = VariableSet()
    let code = errorCode {
      try set.add(Self.variables("{name: V, objref: {\(test.reference)}}", harness), matching: harness.resources)
    }
    #expect(code == test.code)
    #expect(harness.resources.resources.filter { $0.variableNames == ["V"] }.count == test.count)
  }

  @Test func findsResourceByAnEarlierName() throws {
    var harness = try ReplacementHarness(Self.manifests)
    let service = try harness.resource("svc")
    harness.resources.rename(service) { service.setName("prefix-svc") }
    var set = VariableSet()
    try set.add(
      Self.variables("{name: V, objref: {apiVersion: v1, kind: Service, name: svc}}", harness),
      matching: harness.resources)
    #expect(service.variableNames == ["V"])
    try VariableTransformer(set, fields: FieldSpecsByType([])).transform(&harness.resources, in: harness.layer)
  }

  @Test func namesAreUnique() throws {
    let harness = try ReplacementHarness(Self.manifests)
    let one = "{name: A, objref: {apiVersion: v1, kind: Service, name: svc}}"
    var set = VariableSet()
    #expect(set.isEmpty)
    #expect(
      errorCode { try set.add(Self.variables("\(one), \(one)", harness), matching: harness.resources) } == "K0811")
    var a = VariableSet()
    try a.add(Self.variables(one, harness), matching: harness.resources)
    var b = VariableSet()
    try b.add(
      Self.variables("{name: B, objref: {apiVersion: v1, kind: Service, name: svc}}", harness),
      matching: harness.resources)
    try b.merge(a)
    #expect(b.sorted.map(\.name) == ["A", "B"])
    #expect(errorCode { try b.merge(a) } == "K0811")
  }

  @Test func aVarNeedsItsResource() throws {
    var harness = try ReplacementHarness(Self.manifests)
    var set = VariableSet()
    try set.add(Self.variables("{name: V, objref: {kind: Pod, name: none}}", harness), matching: harness.resources)
    let error = #expect(throws: Diagnostic.self) {
      try VariableTransformer(set, fields: FieldSpecsByType([])).transform(&harness.resources, in: harness.layer)
    }
    #expect(error?.id == .variableNotFound)
    #expect(error?.location?.path == "kustomization.yaml")
  }

  @Test(arguments: [
    "{name: V, objref: {kind: Pod}, fieldref: {field: x}}", "{name: V, unknown: x}", "{name: V, objreff: {}}",
  ])
  func unknownFieldsAreRefused(_ text: String) throws {
    let harness = try ReplacementHarness(Self.manifests)
    #expect(errorCode { _ = try Self.variables(text, harness) } == "K0401")
  }

  @Test func fieldNamesHaveAnyCase() throws {
    let harness = try ReplacementHarness(Self.manifests)
    let variable = try Self.variables(
      "{Name: V, objRef: {APIVersion: a/b, kind: K}, fieldRef: {fieldpath: 'a[0].b'}}", harness)[0]
    #expect(variable.gvk == GroupVersionKind(group: "a", version: "b", kind: "K"))
    #expect(variable.fieldPath.text == "a[0].b")
    #expect(variable.fieldPath.parts.count == 3)
  }
}
