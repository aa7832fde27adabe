import Testing

@testable import DeploymentModels

/// What is planned for each pod: its labels, the names of its ports, what runs first.
@Suite struct PodPlanTests {
  private static let both = "[{name: all, containers: [a, b]}]"

  @Test func labelsOfUnitedPods() throws {
    let fixture = try Fixture(
      Fixture.deployment("a", "{name: x, image: x}"), Fixture.deployment("b", "{name: y, image: y}"))
    let plan = try fixture.plan(Self.both)
    // A key with two values takes the new workload's name.
    #expect(plan.labels[plan.pods[0]] == ["app": "all"])
  }

  @Test func labelsOfPodsTakenApart() throws {
    let fixture = try Fixture(Fixture.deployment("a", "{name: x, image: x}, {name: y, image: y}"))
    let plan = try fixture.plan("[{name: one, containers: [a/x]}]")
    #expect(plan.labels[plan.pods[0]] == ["app": "a", componentLabel: "x"])
    #expect(plan.labels[plan.pods[1]] == ["app": "a", componentLabel: "y"])
  }

  @Test(arguments: [
    (["http", "http"], ["http", "http-b"]), (["http", "grpc"], ["http", "grpc"]),
    (["a-name-of-15-ch", "a-name-of-15-ch"], ["a-name-of-15-ch", "a-name-of-15-2"]),
  ])
  func portNames(_ names: [String], _ expected: [String]) throws {
    let fixture = try Fixture(
      Fixture.deployment("a", "{name: a, image: x, ports: [{name: \(names[0]), containerPort: 1}]}"),
      Fixture.deployment("b", "{name: b, image: x, ports: [{name: \(names[1]), containerPort: 2}]}"))
    let plan = try fixture.plan(Self.both)
    let processes = plan.pods[0].processes
    #expect(zip(processes, names).map { plan.ports[$0][$1] ?? $1 } == expected)
    // What was called otherwise is remembered for the model that takes the pod apart again.
    let former = plan.ports.former(of: plan.pods[0])
    #expect(former == (names == expected ? [:] : ["b": [expected[1]: names[1]]]))
  }

  @Test(arguments: [("TCP", "TCP", true), ("TCP", "UDP", false)])
  func portsCollide(_ first: String, _ second: String, _ isRefused: Bool) throws {
    let fixture = try Fixture(
      Fixture.deployment("a", "{name: a, image: x, ports: [{containerPort: 1, protocol: \(first)}]}"),
      Fixture.deployment("b", "{name: b, image: x, ports: [{containerPort: 1, protocol: \(second)}]}"))
    #expect(fixture.refusal { _ = try fixture.plan(Self.both) } == (isRefused ? "port-collision" : nil))
  }

  /// What writes what a container mounts runs first with that one; of the rest nothing tells whom they are for.
  @Test func initContainersFollowTheirVolumes() throws {
    let fixture = try Fixture(
      Fixture.deployment(
        "a",
        """
        {name: x, image: x, volumeMounts: [{name: config, mountPath: /c}]},
        {name: y, image: y, volumeMounts: [{name: other, mountPath: /o}]}
        """,
        pod: """
          volumes: [{name: config, configMap: {name: c}}, {name: other, configMap: {name: o}}]
                initContainers:
                - {name: write, image: w, volumeMounts: [{name: config, mountPath: /c}]}
                - {name: read, image: w, volumeMounts: [{name: config, mountPath: /c, readOnly: true}]}
          """))
    let plan = try fixture.plan("[{name: one, containers: [a/x]}, {name: two, containers: [a/y]}]")
    #expect(plan.initContainers[plan.pods[0]].map(\.name) == ["write", "read"])
    #expect(plan.initContainers[plan.pods[1]].map(\.name) == ["read"])
    #expect(plan.members(of: plan.pods[0]).map(\.name) == ["x", "write", "read"])
  }
}
