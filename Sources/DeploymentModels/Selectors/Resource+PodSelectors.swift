import Kubernetes
import YAML

extension Resource {
  /// The selectors by which a resource chooses pods, other than a Service's, a PodDisruptionBudget's and a workload's
  /// own.
  var podSelectors: [PodSelector] {
    guard let spec = node["spec"], spec.isMapping else { return [] }
    switch (gvk.group, kind) {
    case ("networking.k8s.io", "NetworkPolicy"):
      let peers = spec.items("ingress").flatMap { $0.items("from") } + spec.items("egress").flatMap { $0.items("to") }
      return selectors([spec["podSelector"]] + peers.map { $0["podSelector"] }, .labelSelector)
    case ("monitoring.coreos.com", "PodMonitor"):
      return selectors([spec["selector"]], .labelSelector)
    case ("security.istio.io", _):
      return selectors([spec[path: "selector", "matchLabels"]], .labels)
    case ("networking.istio.io", "Sidecar"), ("networking.istio.io", "EnvoyFilter"),
      ("networking.istio.io", "ServiceEntry"):
      return selectors([spec[path: "workloadSelector", "labels"]], .labels)
    case ("apps", _):
      return spec[path: "template", "spec"].map(schedulingSelectors) ?? []
    default:
      return []
    }
  }

  private func selectors(_ nodes: [Node?], _ form: PodSelector.Form) -> [PodSelector] {
    nodes.compactMap { node in node.flatMap { $0.isMapping ? PodSelector(node: $0, form: form) : nil } }
  }
}

/// The selectors in a pod's affinity terms and spread constraints.
func schedulingSelectors(_ podSpec: Node) -> [PodSelector] {
  var nodes = podSpec.items("topologySpreadConstraints")
  for kind in ["podAffinity", "podAntiAffinity"] {
    guard let affinity = podSpec[path: "affinity", kind] else { continue }
    nodes += affinity.items("requiredDuringSchedulingIgnoredDuringExecution")
    nodes += affinity.items("preferredDuringSchedulingIgnoredDuringExecution").compactMap { $0["podAffinityTerm"] }
  }
  return nodes.compactMap { $0["labelSelector"] }.filter(\.isMapping).map {
    PodSelector(node: $0, form: .labelSelector)
  }
}
