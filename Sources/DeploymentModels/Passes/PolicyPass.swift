import Diagnostics
import Kubernetes
import YAML

/// Lets through the links that were on loopback, which no policy governs, and cross the network now: a policy that is
/// for nothing but the parts of what was one pod gets the rule, and of any other it is told.
struct PolicyPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() {
    let policies = changes.resources.filter { $0.kind == "NetworkPolicy" && $0.gvk.group == "networking.k8s.io" }
    guard !policies.isEmpty else { return }
    var seen: Set<String> = []
    for link in changes.links {
      let port = link.to.ports.first { $0.number == link.port }
      guard seen.insert("\(link.fromPod.name) \(link.toPod.name) \(link.port)").inserted else { continue }
      admit(link, port, policies, .ingress)
      admit(link, port, policies, .egress)
    }
  }

  private enum Direction: String {
    case ingress, egress

    var type: String { self == .ingress ? "Ingress" : "Egress" }
    var peers: String { self == .ingress ? "from" : "to" }
  }

  private func admit(_ link: CrossedLink, _ port: ContainerPort?, _ all: [Resource], _ direction: Direction) {
    let (own, peer) = direction == .ingress ? (link.toPod, link.fromPod) : (link.fromPod, link.toPod)
    let policies = all.filter { governs($0, own, direction) }
    guard !policies.isEmpty else { return }
    let isAdmitted = policies.contains { policy in
      policy.node["spec"]!.items(direction.rawValue).contains { rule in
        admits(rule.items(direction.peers), plan.labels[peer], namespace: peer.namespace)
          && admits(rule.items("ports"), link.port, port)
      }
    }
    guard !isAdmitted else { return }
    if let policy = policies.first(where: { isOnlyForParts(of: link.from.workload, $0) }) {
      addRule(to: policy, direction, peer, link.port)
    } else {
      changes.warn(.policyInTheWay(policies[0], link, direction.rawValue, labels: plan.labels[peer]))
    }
  }

  private func selector(_ policy: Resource) -> PodSelector? {
    policy.node[path: "spec", "podSelector"].map { PodSelector(node: $0, form: .labelSelector) }
  }

  private func governs(_ policy: Resource, _ pod: PlannedPod, _ direction: Direction) -> Bool {
    guard policy.id.effectiveNamespace == pod.namespace, let spec = policy.node["spec"] else { return false }
    let types = spec.texts("policyTypes")
    let isOfDirection =
      types.isEmpty ? direction == .ingress || spec["egress"] != nil : types.contains(direction.type)
    return isOfDirection && selector(policy)?.matches(plan.labels[pod]) ?? true
  }

  /// Whether a policy is for nothing but what a workload was: its containers could all reach each other.
  private func isOnlyForParts(of workload: Workload, _ policy: Resource) -> Bool {
    guard let selector = selector(policy) else { return false }
    let chosen = plan.partition.pods(in: workload.namespace).filter { selector.matches(plan.labels[$0]) }
    return chosen.allSatisfy { $0.sources == [workload] }
      && !plan.partition.choosesOthers(selector, in: workload.namespace)
  }

  /// Whether a rule's peers have pods with these labels among them. No peers are all.
  private func admits(_ peers: [Node], _ labels: [String: String], namespace: String) -> Bool {
    peers.isEmpty
      || peers.contains { peer in
        if let block = peer["ipBlock"] {
          return ["0.0.0.0/0", "::/0"].contains(block["cidr"]?.string ?? "") && block.items("except").isEmpty
        }
        if let space = peer["namespaceSelector"],
          !PodSelector(node: space, form: .labelSelector).matches(namespaceLabels(namespace))
        {
          return false
        }
        return peer["podSelector"].map { PodSelector(node: $0, form: .labelSelector).matches(labels) } ?? true
      }
  }

  private func namespaceLabels(_ name: String) -> [String: String] {
    let namespace = changes.resources.first { $0.kind == "Namespace" && $0.name == name }
    return textMap(namespace?.labels).merging(["kubernetes.io/metadata.name": name]) { $1 }
  }

  /// Whether a rule's ports have this one among them. No ports are all.
  private func admits(_ ports: [Node], _ number: Int, _ declared: ContainerPort?) -> Bool {
    ports.isEmpty
      || ports.contains { port in
        guard port["protocol"]?.hasText("TCP") ?? true else { return false }
        guard let value = port["port"] else { return true }
        guard let first = Int(value.string) else { return value.string == declared?.name }
        return (first...max(first, port["endPort"].flatMap { Int($0.string) } ?? first)).contains(number)
      }
  }

  private func addRule(to policy: Resource, _ direction: Direction, _ peer: PlannedPod, _ port: Int) {
    let tree = policy.node.tree
    let position = peer.node.position
    let labels = plan.labels[peer].sorted { $0.key < $1.key }.map { ($0.key, tree.scalar($0.value, at: position)) }
    let selector = tree.mapping([("matchLabels", tree.mapping(labels, at: position))], at: position)
    let ports = tree.mapping(
      [("protocol", tree.scalar("TCP", at: position)), ("port", tree.integer(port, at: position))], at: position)
    policy.node["spec"]!.list(direction.rawValue).append(
      tree.mapping(
        [
          (direction.peers, tree.sequence([tree.mapping([("podSelector", selector)], at: position)], at: position)),
          ("ports", tree.sequence([ports], at: position)),
        ], at: position))
  }
}

extension Diagnostic.ID {
  package static let policyInTheWay = Diagnostic.ID("M0215", "policy-in-the-way")
}

extension Diagnostic {
  fileprivate static func policyInTheWay(
    _ policy: Resource, _ link: CrossedLink, _ direction: String, labels: [String: String]
  ) -> Diagnostic {
    let selector = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    return policy.node.diagnostic(
      .policyInTheWay,
      "\(policy.id) does not let \(link.from.title) reach \(link.to.title) on port \(link.port), which was on "
        + "loopback before",
      notes: [
        Note("the address is at", at: link.node),
        Note.remedy("give a policy of the pod a rule under '\(direction)' for pods with \(selector)"),
      ])
  }
}
