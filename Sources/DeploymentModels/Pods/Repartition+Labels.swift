import Diagnostics
import Kubernetes
import YAML

/// The label that tells the pods apart which were one.
let componentLabel = "app.kubernetes.io/component"

extension Repartition {
  /// Says which labels the new pods have: the union of those that their workloads gave, where a key with two values
  /// takes the workload's name; and the component label where a workload is taken apart.
  func nameLabels() throws {
    for pod in pods {
      let own = Set(pod.processes.map(\.name))
      if pod.sources.count == 1, isSplit(pod.sources[0]),
        let former = history.formerLabels(of: own, in: pod.sources[0].resource)
      {
        pod.labels = former
      } else {
        pod.labels = union(pod, pod.sources.map { contribution($0.labels, of: $0, to: pod) })
      }
    }
  }

  /// The labels that a workload gives to a pod that takes from it.
  func contribution(_ labels: [String: String], of workload: Workload, to pod: PlannedPod) -> [String: String] {
    var labels = labels
    if isSplit(workload) {
      labels[componentLabel] = pod.component
    } else if let origin = restoredOrigin(of: workload) {
      labels[componentLabel] = origin.component
    }
    return labels
  }

  func union(_ pod: PlannedPod, _ contributions: [[String: String]]) -> [String: String] {
    contributions.dropFirst().reduce(into: contributions[0]) { union, labels in
      union.merge(labels) { $0 == $1 ? $0 : pod.baseName }
    }
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
