import Diagnostics
import Kubernetes
import YAML

/// The label that tells the pods apart which were one.
let componentLabel = "app.kubernetes.io/component"

/// Which labels the new pods have: the union of those that their workloads gave, where a key with two values takes the
/// workload's name; and the component label where a workload is taken apart.
struct PodLabels {
  private let partition: Partition
  private var ofPods: [PlannedPod: [String: String]] = [:]

  init(of partition: Partition) {
    self.partition = partition
    for pod in partition.pods {
      let own = Set(pod.processes.map(\.name))
      if pod.sources.count == 1, partition.isSplit(pod.sources[0]), let former = pod.sources[0].past.united[own] {
        ofPods[pod] = former
      } else {
        ofPods[pod] = union(for: pod) { $0.labels }
      }
    }
  }

  subscript(_ pod: PlannedPod) -> [String: String] { ofPods[pod] ?? [:] }

  /// What the workloads that a pod takes from are labelled with, as one.
  func union(for pod: PlannedPod, _ labels: (Workload) -> [String: String]) -> [String: String] {
    let contributions = pod.sources.map { contribution(labels($0), of: $0, to: pod) }
    return contributions.dropFirst().reduce(into: contributions[0]) { union, labels in
      union.merge(labels) { $0 == $1 ? $0 : pod.baseName }
    }
  }

  /// The labels that a workload gives to a pod that takes from it.
  private func contribution(_ labels: [String: String], of workload: Workload, to pod: PlannedPod) -> [String: String] {
    var labels = labels
    if partition.isSplit(workload) {
      labels[componentLabel] = pod.component
    } else if let split = partition.undoneSplit(of: workload) {
      labels[componentLabel] = split.component
    }
    return labels
  }
}

extension Node {
  /// Makes the labels below a metadata mapping these, and keeps what need not change.
  func setLabels(_ labels: [String: String], at position: Position) {
    if labels.isEmpty {
      removeField("labels")
      return
    }
    let mapping = self.mapping("labels")
    for field in mapping.fields where labels[field.key.string] == nil { mapping.remove(field) }
    for (key, value) in labels.sorted(by: { $0.key < $1.key }) where mapping[key]?.string != value {
      mapping.set(key, string: value, at: position)
    }
  }
}
