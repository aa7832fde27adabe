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
  var containers: [PlannedContainer] = []
  var initContainers: [PlannedProcess] = []
  /// The workloads that its containers come from, in the order of the containers.
  var sources: [Workload] = []
  var labels: [String: String] = [:]
  /// What its ports and volumes were called before they had to differ.
  var formerNames = ModelHistory.FormerNames()
  /// The value of the component label, where a workload is taken apart.
  var component = ""

  init(entry: DeploymentModel.Pod?, node: Node, baseName: String, name: String, kind: WorkloadKind) {
    self.entry = entry
    self.node = node
    self.baseName = baseName
    self.name = name
    self.kind = kind
  }

  var processes: [PlannedProcess] { containers.flatMap(\.processes) }
  /// All containers before they are put under supervisors, those that run first last.
  var members: [PlannedProcess] { processes + initContainers }
}

/// A container of a planned pod, with the processes that it runs: one, unless a supervisor runs several.
final class PlannedContainer {
  let name: String
  let entry: DeploymentModel.Container?
  let processes: [PlannedProcess]

  init(name: String, entry: DeploymentModel.Container?, processes: [PlannedProcess]) {
    self.name = name
    self.entry = entry
    self.processes = processes
  }

  var isSupervised: Bool { processes.count > 1 }
}

/// A container of a workload on its way into another pod.
final class PlannedProcess {
  let workload: Workload
  /// The container in the workload that it comes from, which stays as it is.
  let original: Node
  /// A copy, which is worked on.
  let container: Node
  let entry: DeploymentModel.Process?
  /// New names of its ports, by the old ones.
  var portNames: [String: String] = [:]

  init(_ original: Node, of workload: Workload, entry: DeploymentModel.Process? = nil) {
    self.workload = workload
    self.original = original
    container = original.copy()
    self.entry = entry
  }

  var name: String { original.nameText }
  /// As messages name it.
  var title: String { "'\(workload.originalName)/\(name)'" }
  /// Where its container is named, for messages.
  var nameNode: Node { original["name"] ?? original }

  /// The ports that the container declares.
  var ports: [ContainerPort] { original.items("ports").compactMap(ContainerPort.init) }
}

/// A port that a container declares.
struct ContainerPort {
  let node: Node
  let name: String?
  let number: Int
  let transport: String

  init?(_ node: Node) {
    guard let number = node["containerPort"].flatMap({ Int($0.string) }) else { return nil }
    self.node = node
    self.number = number
    name = node["name"]?.string
    transport = node["protocol"]?.string ?? "TCP"
  }
}
