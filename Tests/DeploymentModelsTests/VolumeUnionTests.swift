import Kubernetes
import Testing
import YAML

@testable import DeploymentModels

/// The volumes of pods that were put together, and taken apart again.
@Suite struct VolumeUnionTests {
  private func deployment(_ name: String, _ volume: String) -> String {
    Fixture.deployment(
      name, "{name: \(name), image: x, volumeMounts: [{name: data, mountPath: /data}]}",
      pod: "volumes: [{name: data, \(volume)}]")
  }

  private func names(_ resource: Resource) -> (volumes: [String], mounts: [String]) {
    let pod = resource.node[path: "spec", "template", "spec"]!
    return (
      pod.items("volumes").map(\.nameText),
      pod.items("containers").flatMap { $0.items("volumeMounts").map(\.nameText) }
    )
  }

  @Test(arguments: [
    ("configMap: {name: c}", "configMap: {name: c}", ["data"], ["data", "data"]),
    ("configMap: {name: c}", "configMap: {name: d}", ["data", "data-b"], ["data", "data-b"]),
  ])
  func united(_ first: String, _ second: String, _ volumes: [String], _ mounts: [String]) throws {
    let fixture = try Fixture(deployment("a", first), deployment("b", second))
    try fixture.apply("[{name: all, containers: [a, b]}]")
    let found = names(try fixture.resource("Deployment", "all"))
    #expect(found.volumes == volumes)
    #expect(found.mounts == mounts)
  }

  /// A volume that had to be renamed has its name again where it is alone.
  @Test func takenApartAgain() throws {
    let fixture = try Fixture(deployment("a", "configMap: {name: c}"), deployment("b", "configMap: {name: d}"))
    try fixture.apply("[{name: all, containers: [a, b]}]")
    try fixture.apply("[{name: a, containers: [all/a]}, {name: b, containers: [all/b]}]")
    #expect(names(try fixture.resource("Deployment", "b")).volumes == ["data"])
    #expect(names(try fixture.resource("Deployment", "b")).mounts == ["data"])
  }

  @Test func emptyDirsOfTwoAreTold() throws {
    let fixture = try Fixture(deployment("a", "emptyDir: {}"), deployment("b", "emptyDir: {}"))
    #expect(try fixture.apply("[{name: all, containers: [a, b]}]") == ["volume-shared"])
  }
}
