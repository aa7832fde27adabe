import Diagnostics
import Testing
import YAML

@testable import Kubernetes
@testable import Kustomize

@Suite struct ReplicaTransformerTests {
  private static let fieldSpecs = ["Deployment", "StatefulSet"].map {
    FieldSpec($0, path: "spec/replicas", create: true)
  }

  private func transform(
    _ entries: String, _ manifests: String, fieldSpecs: [FieldSpec] = fieldSpecs,
    prepare: (inout ResourceSet) -> Void = { _ in }
  ) throws -> String {
    let layer = try GeneratorLayer("replicas: [\(entries)]")
    var resources = try layer.resources(manifests)
    prepare(&resources)
    let replicas = try layer.kustomization["replicas"]?.elements.map { try ReplicaEntry(node: $0, strict: true) } ?? []
    try ReplicaTransformer(replicas, fields: FieldSpecsByType(fieldSpecs)).transform(&resources, in: layer.context)
    return try withExtendedLifetime(layer) { try resources.printed() }
  }

  private func deployment(_ replicas: String, name: String = "d") -> String {
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: \(name)}\n\(replicas)\n"
  }

  // Recorded from `kubectl kustomize` (v5.5.0).
  @Test(
    "the count takes the old one's place, and its quotes",
    arguments: [
      ("spec: {replicas: 1}", "5"), (#"spec: {replicas: "3"}"#, #""5""#), ("spec: {replicas: '3'}", #""5""#),
      ("spec: {replicas: !!str 3}", "5"), ("spec: {replicas: null}", "5"), ("spec: {replicas: \"\"}", #""5""#),
      ("spec: {replicas: abc}", "5"), ("spec: {replicas: 3.5}", "5"), ("spec:\n  replicas: |\n    3", #""5""#),
      ("spec: null", "5"), ("", "5"),
    ])
  func styles(_ spec: String, _ expected: String) throws {
    #expect(try transform("{name: d, count: 5}", deployment(spec)).hasSuffix("spec:\n  replicas: \(expected)\n"))
  }

  @Test("no count is none, and the last entry counts")
  func counts() throws {
    #expect(try transform("{name: d}", deployment("")).hasSuffix("replicas: 0\n"))
    #expect(try transform("{name: d, count: -2}, {name: d, count: 7}", deployment("")).hasSuffix("replicas: 7\n"))
  }

  @Test("a workload is found by any name that it has or had", arguments: ["d", "p-d", "q-p-d"])
  func previousNames(_ name: String) throws {
    let printed = try transform("{name: \(name), count: 5}", deployment("")) { resources in
      let resource = resources.resources[0]
      for name in ["p-d", "q-p-d"] { resources.rename(resource) { resource.setName(name) } }
    }
    #expect(printed.hasSuffix("replicas: 5\n"))
  }

  @Test("all workloads of the name are changed, and no others")
  func several() throws {
    let manifests =
      deployment("") + "---\n" + deployment("").replacing("Deployment", with: "StatefulSet") + "---\n"
      + deployment("").replacing("Deployment", with: "Service") + "---\n" + deployment("", name: "e")
    let printed = try transform("{name: d, count: 5}", manifests)
    #expect(printed.split(separator: "---\n").map { $0.contains("replicas: 5") } == [true, true, false, false])
  }

  @Test("a name that no workload has is an error")
  func noMatch() throws {
    let error = #expect(throws: Diagnostic.self) {
      try transform("{name: kagnt, count: 5}", deployment("", name: "kagent"))
    }
    #expect(error?.id == .noEffect)
    #expect(error?.severity == .error)
    #expect(error?.message == "there is no Deployment or StatefulSet named 'kagnt' to give replicas to")
    #expect(error?.hint == "did you mean 'kagent'?")
    #expect(error?.location?.description == "kustomization.yaml:1:19")
  }

  @Test("replicas are a number", arguments: ["spec: {replicas: {a: b}}", "spec: {replicas: [1]}"])
  func wrongKind(_ spec: String) throws {
    let error = #expect(throws: Diagnostic.self) { try transform("{name: d, count: 5}", deployment(spec)) }
    #expect(error?.id == .wrongType)
  }
}
