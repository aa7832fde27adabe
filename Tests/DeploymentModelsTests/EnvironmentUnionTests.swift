import Testing

@testable import DeploymentModels

/// The environment of a container of several processes.
@Suite struct EnvironmentUnionTests {
  private static let map = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: settings}
    data: {LEVEL: info}
    """

  private func union(_ first: String, _ second: String, _ body: (EnvironmentUnion, [PlannedProcess]) -> Void) throws {
    let fixture = try Fixture(
      Self.map,
      Fixture.deployment(
        "app", "{name: a, image: x, command: [a], \(first)}, {name: b, image: x, command: [b], \(second)}"))
    let plan = try fixture.plan("[{name: app, containers: [{name: both, processes: [app/a, app/b]}]}]")
    let processes = plan.pods[0].processes
    body(try EnvironmentUnion(processes, plan.names, model: plan.model.node), processes)
  }

  @Test func equalValuesAreShared() throws {
    try union("env: [{name: X, value: '1'}]", "env: [{name: X, value: '1'}, {name: Y, value: '2'}]") { union, _ in
      #expect(union.variables.map(\.nameText) == ["X", "Y"])
      #expect(union.own.isEmpty)
    }
  }

  @Test func differentValuesAreEachProcesses() throws {
    try union("env: [{name: X, value: '1'}]", "env: [{name: X, value: '2'}]") { union, processes in
      #expect(union.variables.isEmpty)
      #expect(union.ownValue("X", processes[0]) == "1")
      #expect(union.ownValue("X", processes[1]) == "2")
    }
  }

  /// The last of two equal names counts, as in Kubernetes.
  @Test func theLastOfTwo() throws {
    try union("env: [{name: X, value: '1'}, {name: X, value: '2'}]", "env: [{name: X, value: '2'}]") { union, _ in
      #expect(union.variables.map { $0["value"]?.string } == ["2"])
    }
  }

  @Test func valuesOfConfigMaps() throws {
    try union(
      "envFrom: [{configMapRef: {name: settings}}]", "env: [{name: LEVEL, value: debug}]"
    ) { union, processes in
      #expect(union.sources.count == 1)
      #expect(union.ownValue("LEVEL", processes[1]) == "debug")
      #expect(union.has("LEVEL", processes[0]))
      #expect(!union.has("OTHER", processes[0]))
    }
  }

  @Test(arguments: [
    "env: [{name: X, valueFrom: {secretKeyRef: {name: s, key: k}}}]",
    "env: [{name: X, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]",
  ])
  func referencesCannotDiffer(_ first: String) throws {
    #expect(throws: (any Error).self) { try union(first, "env: [{name: X, value: '2'}]") { _, _ in } }
  }

  /// What a Secret gives may be anything.
  @Test func secretsMayHaveAnything() throws {
    try union("envFrom: [{secretRef: {name: s}}]", "env: []") { union, processes in
      #expect(union.has("ANY", processes[0]))
      #expect(!union.has("ANY", processes[1]))
      #expect(union.has("KUBERNETES_SERVICE_HOST", processes[1]))
    }
  }
}
