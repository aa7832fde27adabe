import Testing

@testable import DeploymentModels

/// Which containers go into which pod.
@Suite struct PartitionTests {
  private static let shop = [
    Fixture.deployment("web", "{name: nginx, image: n}, {name: node, image: n}"),
    Fixture.deployment("db", "{name: redis, image: r}", pod: "initContainers: [{name: migrate, image: m}]"),
  ]

  /// Pods as `NAME(component): CONTAINER=WORKLOAD/CONTAINER+...`, those that are left over with a `*`.
  private func describe(_ pods: String) throws -> [String] {
    let fixture = try Fixture(Self.shop[0], Self.shop[1])
    return try fixture.plan(pods).pods.map { pod in
      let containers = pod.containers.map { container in
        let processes = container.processes.map { "\($0.workload.name)/\($0.name)" }.joined(separator: "+")
        return "\(container.name)=\(processes)"
      }
      return "\(pod.name)(\(pod.component))\(pod.entry == nil ? "*" : ""): \(containers.joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("[{name: web, containers: [web]}]", ["web(web): nginx=web/nginx node=web/node"]),
    (
      "[{name: all, containers: [web, db]}]",
      ["all(all): nginx=web/nginx node=web/node redis=db/redis"]
    ),
    (
      "[{name: front, containers: [web/nginx]}, {name: back, containers: [web/node]}]",
      ["front(nginx): nginx=web/nginx", "back(node): node=web/node"]
    ),
    // What the model does not name stays, under the old name.
    ("[{name: back, containers: [web/node]}]", ["back(node): node=web/node", "web(nginx)*: nginx=web/nginx"]),
    // A process may be named without its workload where there is one of the name.
    (
      "[{name: web, containers: [{name: both, image: b, processes: [nginx, web/node]}]}]",
      ["web(both): both=web/nginx+web/node"]
    ),
    // Two containers called the same in different pods: their pods tell them apart.
    (
      "[{name: a, containers: [{name: x, processes: [nginx]}]}, {name: b, containers: [{name: x, processes: [node]}]}]",
      ["a(a): x=web/nginx", "b(b): x=web/node"]
    ),
  ])
  func pods(_ model: String, _ expected: [String]) throws {
    #expect(try describe(model) == expected)
  }

  @Test(arguments: [
    ("[{name: a, containers: [wep]}]", "unknown-container"), ("[{name: a, containers: [web/x]}]", "unknown-container"),
    ("[{name: a, containers: [web]}, {name: b, containers: [web/node]}]", "container-taken-twice"),
    ("[{name: a, containers: [web/node]}, {name: a, containers: [db]}]", "name-taken"),
    ("[{name: db, containers: [web]}]", "name-taken"), ("[{name: web, containers: [web/node]}]", "name-taken"),
    ("[{name: a, containers: [db/migrate]}]", "invalid-model"),
    ("[{name: a, containers: [{name: x, processes: [db/migrate]}, db]}]", "containers-differ"),
  ])
  func refused(_ model: String, _ id: String) throws {
    let fixture = try Fixture(Self.shop[0], Self.shop[1])
    #expect(fixture.refusal { _ = try fixture.plan(model) } == id)
  }

  @Test func lookups() throws {
    let fixture = try Fixture(Self.shop[0], Self.shop[1])
    let plan = try fixture.plan("[{name: front, containers: [web/nginx]}, {name: back, containers: [web/node]}]")
    let web = try #require(plan.partition.workloads.first)
    #expect(plan.partition.workloads.map(\.name) == ["web"])
    #expect(plan.partition.others.map(\.name) == ["db"])
    #expect(plan.partition.isSplit(web))
    #expect(plan.partition.pods(of: web) == plan.pods)
    #expect(plan.partition.pod(of: web.containers[1]) == plan.pods[1])
    #expect(plan.partition.workload(web.resource) == web)
    #expect(plan.partition.workload(fixture.resources[1]) == nil)
  }

  /// What an earlier model took apart is named by its old name, and is whole again where all of it is in one pod.
  @Test func pastOfModels() throws {
    let fixture = try Fixture(Self.shop[0], Self.shop[1])
    try fixture.apply("[{name: front, containers: [web/nginx]}, {name: back, containers: [web/node]}]")
    #expect(try fixture.resource("Deployment", "front").modelPast.names == ["web"])
    let plan = try fixture.plan("[{name: web, containers: [web/nginx, web/node]}]")
    #expect(plan.partition.undoneSplit(of: plan.partition.workloads[0])?.parts == 2)
    let part = try fixture.plan("[{name: other, containers: [web/nginx]}]")
    #expect(part.partition.undoneSplit(of: part.partition.workloads[0]) == nil)
  }
}
