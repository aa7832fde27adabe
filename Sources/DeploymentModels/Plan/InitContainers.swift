import Diagnostics
import Kubernetes
import YAML

/// Which containers run first in each pod: all of its workloads' where these stay whole; else those that write what its
/// own containers mount, and those of which nothing tells whom they are for.
struct InitContainers {
  private var ofPods: [PlannedPod: [PlannedProcess]] = [:]

  /// - Throws: `Diagnostic` where two of one pod have the same name and are not the same.
  init(of partition: Partition) throws {
    let named = Set(partition.pods.flatMap { $0.namedInitContainers.map(\.original) })
    for pod in partition.pods {
      var all = pod.namedInitContainers
      for source in pod.sources {
        for container in source.initContainers where !named.contains(container) {
          if partition.isSplit(source), let owners = Self.owners(of: container, in: source, partition),
            !owners.contains(pod)
          {
            continue
          }
          all.append(PlannedProcess(container, of: source))
        }
      }
      ofPods[pod] = try Self.withoutTwins(all, in: pod)
    }
  }

  subscript(_ pod: PlannedPod) -> [PlannedProcess] { ofPods[pod] ?? [] }

  /// The pods whose containers mount what an init container writes; nil where nothing tells.
  private static func owners(of container: Node, in workload: Workload, _ partition: Partition) -> [PlannedPod]? {
    let written = Set(
      container.items("volumeMounts").filter { $0["readOnly"]?.hasText("true") != true }.map(\.nameText))
    let owners = partition.pods(of: workload).filter { pod in
      pod.processes.contains { process in
        process.workload == workload
          && process.original.items("volumeMounts").contains { written.contains($0.nameText) }
      }
    }
    return owners.isEmpty ? nil : owners
  }

  /// Two of the same name must be the same, and are then one.
  private static func withoutTwins(_ all: [PlannedProcess], in pod: PlannedPod) throws -> [PlannedProcess] {
    var kept: [PlannedProcess] = []
    for process in all {
      if let other = kept.first(where: { $0.name == process.name }) {
        guard other.original.isEqual(to: process.original) else {
          throw Diagnostic.initContainersDiffer(process, other, pod: pod.node)
        }
      } else {
        kept.append(process)
      }
    }
    if let twin = kept.first(where: { first in pod.containers.contains { $0.name == first.name } }),
      let container = pod.containers.first(where: { $0.name == twin.name })
    {
      throw Diagnostic.containerNamedTwice(twin, container.processes[0], pod: pod.node)
    }
    return kept
  }
}

extension Diagnostic.ID {
  package static let initContainersDiffer = Diagnostic.ID("M0123", "init-containers-differ")
}

extension Diagnostic {
  fileprivate static func initContainersDiffer(_ process: PlannedProcess, _ other: PlannedProcess, pod: Node)
    -> Diagnostic
  {
    process.nameNode.diagnostic(
      .initContainersDiffer,
      "initContainers \(process.title) and \(other.title) differ, and are to share a pod under one name",
      notes: [Note("the other one is at", at: other.nameNode), Note.remedy("call them differently", pod)])
  }
}
