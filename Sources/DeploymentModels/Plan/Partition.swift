import Kubernetes
import YAML

/// Which containers go into which pod: the pods, and the workloads that they take from.
struct Partition {
  let pods: [PlannedPod]
  /// The workloads that the model takes from, in the order of the pods.
  let workloads: [Workload]
  /// The workloads that it leaves alone.
  let others: [Workload]
  private var podsByWorkload: [Workload: [PlannedPod]] = [:]
  private var podByContainer: [Node: PlannedPod] = [:]
  private var workloadByResource: [ObjectIdentifier: Workload] = [:]

  init(_ pods: [PlannedPod], all: [Workload]) {
    self.pods = pods
    var workloads: [Workload] = []
    for pod in pods {
      for source in pod.sources {
        if podsByWorkload[source] == nil { workloads.append(source) }
        podsByWorkload[source, default: []].append(pod)
      }
      for process in pod.processes { podByContainer[process.original] = pod }
    }
    for workload in workloads { workloadByResource[ObjectIdentifier(workload.resource)] = workload }
    self.workloads = workloads
    let taken = podsByWorkload
    others = all.filter { taken[$0] == nil }
  }

  /// The pods that are made of a workload.
  func pods(of workload: Workload) -> [PlannedPod] { podsByWorkload[workload] ?? [] }

  /// The pods that are made of some workloads.
  func pods(of workloads: [Workload]) -> [PlannedPod] {
    pods.filter { pod in pod.sources.contains(where: workloads.contains) }
  }

  func pods(in namespace: String) -> [PlannedPod] { pods.filter { $0.namespace == namespace } }

  /// Whether the containers of a workload are in several pods afterwards.
  func isSplit(_ workload: Workload) -> Bool { pods(of: workload).count > 1 }

  /// The pod that a container goes into.
  func pod(of container: Node) -> PlannedPod? { podByContainer[container] }

  /// The workload that a resource is, where the model takes from it.
  func workload(_ resource: Resource) -> Workload? { workloadByResource[ObjectIdentifier(resource)] }

  /// The process of a workload that listens on a port.
  func owner(of port: Int, in workload: Workload) -> PlannedProcess? {
    for pod in pods(of: workload) {
      for process in pod.processes where process.workload == workload {
        if process.listens(on: port) { return process }
      }
    }
    return nil
  }

  /// What took a workload apart that is whole again in this model.
  func undoneSplit(of workload: Workload) -> ModelPast.Split? {
    guard !isSplit(workload), let split = workload.past.split else { return nil }
    let parts = workloads.filter { $0.past.split === split }
    guard parts.count == split.parts, let pod = pods(of: workload).first else { return nil }
    return parts.allSatisfy { !isSplit($0) && pods(of: $0).first == pod } ? split : nil
  }

  // MARK: Selectors

  /// The workloads that the model takes from whose pods a selector chose.
  func workloads(chosenBy selector: PodSelector, in namespace: String) -> [Workload] {
    workloads.filter { $0.namespace == namespace && selector.matches($0.labels) }
  }

  /// Whether a selector chooses pods that the model leaves alone.
  func choosesOthers(_ selector: PodSelector, in namespace: String) -> Bool {
    others.contains { $0.namespace == namespace && selector.matches($0.labels) }
  }
}
