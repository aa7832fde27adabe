import Diagnostics
import YAML

/// Unites affinities, spread constraints and node selectors: a pod of several is placed as all of them ask.
struct SchedulingUnion {
  private let pod: PlannedPod
  private let plan: Plan

  init(of pod: PlannedPod, _ plan: Plan) {
    self.pod = pod
    self.plan = plan
  }

  /// - Throws: `Diagnostic` where nothing can be as all of them ask.
  func unite(in podSpec: Node) throws {
    for field in ["affinity", "topologySpreadConstraints"] { podSpec.removeField(field) }
    for source in pod.sources {
      let copy = podSpec.tree.mapping(at: source.podSpec.position)
      for field in ["affinity", "topologySpreadConstraints"] {
        if let value = source.podSpec[field] { copy.set(field, value.copy()) }
      }
      try plan.selectors.followScheduling(copy, of: pod)
      if let affinity = copy["affinity"] { uniteAffinity(podSpec, affinity) }
      for constraint in copy.items("topologySpreadConstraints") { try unite(constraint, podSpec) }
      if source != pod.sources[0] { try uniteNodeSelectors(podSpec, source) }
    }
  }

  private func unite(_ constraint: Node, _ podSpec: Node) throws {
    let present = podSpec.items("topologySpreadConstraints")
    if present.contains(where: { $0.isEqual(to: constraint) }) { return }
    // The API server takes one constraint for a topology and a way to meet it.
    let twin = present.first {
      $0["topologyKey"]?.string == constraint["topologyKey"]?.string
        && $0["whenUnsatisfiable"]?.string == constraint["whenUnsatisfiable"]?.string
    }
    if let twin { throw Diagnostic.constraintsDiffer(constraint, twin, pod: pod.node) }
    podSpec.list("topologySpreadConstraints").append(constraint.copy())
  }

  private func uniteNodeSelectors(_ podSpec: Node, _ source: Workload) throws {
    guard let selector = source.podSpec["nodeSelector"], selector.isMapping else { return }
    let target = podSpec.mapping("nodeSelector")
    for field in selector.fields {
      guard let present = target[field.key.string] else {
        target.append(field.key.string, field.value.copy())
        continue
      }
      guard present.hasSameText(as: field.value) else {
        throw Diagnostic.nodeSelectorsContradict(field, present, source, pod.sources[0], pod: pod.node)
      }
    }
  }

  private func uniteAffinity(_ podSpec: Node, _ affinity: Node) {
    guard let target = podSpec["affinity"], target.isMapping else {
      podSpec.set("affinity", affinity.copy())
      return
    }
    for kind in affinity.fields where kind.value.isMapping {
      guard let present = target[kind.key.string], present.isMapping else {
        target.set(kind.key.string, kind.value.copy())
        continue
      }
      for field in kind.value.fields {
        guard let list = present[field.key.string], !list.isNull else {
          present.set(field.key.string, field.value.copy())
          continue
        }
        if field.value.isMapping {
          if !list.isEqual(to: field.value) { present.set(field.key.string, bothTerms(list, field.value)) }
        } else {
          for term in field.value.elements where !list.elements.contains(where: { $0.isEqual(to: term) }) {
            list.append(term.copy())
          }
        }
      }
    }
  }

  /// The terms of a required node affinity are alternatives, so that both requirements together are each with each.
  private func bothTerms(_ a: Node, _ b: Node) -> Node {
    var terms: [Node] = []
    for first in a.items("nodeSelectorTerms") {
      for second in b.items("nodeSelectorTerms") {
        let term = first.copy()
        for field in ["matchExpressions", "matchFields"] {
          for expression in second.items(field)
          where !term.items(field).contains(where: { $0.isEqual(to: expression) }) {
            term.list(field).append(expression.copy())
          }
        }
        terms.append(term)
      }
    }
    return a.tree.mapping([("nodeSelectorTerms", a.tree.sequence(terms, at: a.position))], at: a.position)
  }
}

extension Diagnostic.ID {
  package static let nodeSelectorsContradict = Diagnostic.ID("M0111", "node-selectors-contradict")
}

extension Diagnostic {
  fileprivate static func nodeSelectorsContradict(
    _ field: Field, _ present: Node, _ b: Workload, _ a: Workload, pod: Node
  ) -> Diagnostic {
    field.value.diagnostic(
      .nodeSelectorsContradict,
      "'\(b.name)' needs nodes with nodeSelector \(field.key.string)=\(field.value.string), and '\(a.name)', "
        + "which shares its pod, \(present.string)",
      notes: [
        Note("the other one is at", at: present),
        Note.remedy("let them ask for the same nodes, or leave each its pod", pod),
      ])
  }

  fileprivate static func constraintsDiffer(_ constraint: Node, _ other: Node, pod: Node) -> Diagnostic {
    constraint.diagnostic(
      .podFieldsDiffer,
      "two topologySpreadConstraints for '\(constraint["topologyKey"]?.string ?? "")' differ, and are to be of one pod",
      notes: [Note("the other one is at", at: other), Note.remedy("let them be the same", pod)])
  }
}
