import Kubernetes
import YAML

extension Repartition {
  /// Gives each pod the containers that run first: all of its workloads' where these stay whole; else those that write
  /// what its own containers mount, and those of which nothing tells whom they are for.
  func assignInitContainers() throws {
    let named = Set(pods.flatMap { $0.initContainers.map(\.original) })
    for pod in pods {
      for source in pod.sources {
        for container in source.initContainers where !named.contains(container) {
          if isSplit(source), let owners = owners(of: container, in: source), !owners.contains(where: { $0 === pod }) {
            continue
          }
          pod.initContainers.append(PlannedProcess(container, of: source))
        }
      }
      try refuseInitTwins(of: pod)
    }
  }

  /// The pods whose containers mount what an init container writes; nil where nothing tells.
  private func owners(of container: Node, in workload: Workload) -> [PlannedPod]? {
    let written = Set(
      container.items("volumeMounts").filter { $0["readOnly"]?.hasText("true") != true }.map(\.nameText))
    let owners = pods(of: workload).filter { pod in
      pod.processes.contains { process in
        process.workload === workload
          && process.original.items("volumeMounts").contains { written.contains($0.nameText) }
      }
    }
    return owners.isEmpty ? nil : owners
  }

  /// Two of the same name must be the same, and are then one.
  private func refuseInitTwins(of pod: PlannedPod) throws {
    var kept: [PlannedProcess] = []
    for process in pod.initContainers {
      if let other = kept.first(where: { $0.name == process.name }) {
        guard other.original.isEqual(to: process.original) else {
          throw initContainersDiffer(process, other, pod: pod.node)
        }
      } else {
        kept.append(process)
      }
    }
    pod.initContainers = kept
    if let twin = kept.first(where: { first in pod.containers.contains { $0.name == first.name } }),
      let container = pod.containers.first(where: { $0.name == twin.name })
    {
      throw containerNamedTwice(twin, container.processes[0], pod: pod.node)
    }
  }
}
