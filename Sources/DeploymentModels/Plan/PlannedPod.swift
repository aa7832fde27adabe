import Kubernetes
import YAML

/// A pod that a model asks for, or that is left where a model takes only some containers of a workload.
final class PlannedPod {
  /// The model's entry; nil for what is left.
  let entry: DeploymentModel.Pod?
  /// Where the pod was asked for.
  let node: Node
  /// Its name without the prefixes and suffixes of the layers.
  let baseName: String
  /// The name of its workload.
  let name: String
  let kind: WorkloadKind
  let containers: [PlannedContainer]
  /// The containers that run first which the model names itself.
  let namedInitContainers: [PlannedProcess]
  /// The workloads that its containers come from, in the order of the containers.
  let sources: [Workload]
  /// The value of the component label, where a workload is taken apart.
  let component: String

  init(_ draft: Draft, component: String) {
    entry = draft.entry
    node = draft.node
    baseName = draft.baseName
    name = draft.name
    kind = draft.kind
    containers = draft.containers
    namedInitContainers = draft.initContainers
    sources = draft.sources
    self.component = component
  }

  var namespace: String { sources[0].namespace }
  var processes: [PlannedProcess] { containers.flatMap(\.processes) }

  /// A pod before all others are known, which its component label depends on.
  struct Draft {
    var entry: DeploymentModel.Pod?
    var node: Node
    var baseName: String
    var name: String
    var kind: WorkloadKind
    var containers: [PlannedContainer]
    var initContainers: [PlannedProcess] = []
    var sources: [Workload]
  }
}

extension PlannedPod: Hashable {
  static func == (a: PlannedPod, b: PlannedPod) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A container of a planned pod, with the processes that it runs: one, unless a supervisor runs several.
struct PlannedContainer {
  let name: String
  let entry: DeploymentModel.Container?
  let processes: [PlannedProcess]

  var isSupervised: Bool { processes.count > 1 }
}
