import Diagnostics
import Kubernetes
import YAML

// The messages about containers put together in one pod.

func replicasDiffer(_ a: Workload, _ b: Workload, pod: Node) -> Diagnostic {
  func text(_ workload: Workload) -> String { workload.spec["replicas"]?.string ?? "1, as it does not say" }
  return (b.spec["replicas"] ?? b.nameNode).diagnostic(
    .replicasDiffer, "'\(b.name)' has spec.replicas \(text(b)), and '\(a.name)', which shares its pod, \(text(a))",
    notes: [note("the other one is at", a.spec["replicas"] ?? a.nameNode), remedy("give 'replicas' to the pod", pod)])
}

func accountsDiffer(_ a: Workload, _ b: Workload, pod: Node) -> Diagnostic {
  (b.accountNode ?? b.nameNode).diagnostic(
    .accountsDiffer,
    "'\(b.name)' runs under serviceAccountName '\(b.accountName)', and '\(a.name)', which shares its pod, under "
      + "'\(a.accountName)'",
    notes: [
      note("the other one is at", a.accountNode ?? a.nameNode), remedy("give 'serviceAccountName' to the pod", pod),
    ])
}

func portCollision(
  _ process: PlannedProcess, _ port: ContainerPort, _ other: PlannedProcess, _ node: Node, pod: Node
) -> Diagnostic {
  (port.node["containerPort"] ?? port.node).diagnostic(
    .portCollision,
    "containers \(process.title) and \(other.title) both listen on containerPort \(port.number) "
      + "(\(port.transport)), and are to share a pod",
    notes: [
      note("the other one is at", node["containerPort"]),
      remedy("let one listen on another port, or leave it a pod of its own", pod),
    ])
}

func nodeSelectorsContradict(_ field: Field, _ present: Node, _ b: Workload, _ a: Workload, pod: Node) -> Diagnostic {
  field.value.diagnostic(
    .nodeSelectorsContradict,
    "'\(b.name)' needs nodes with nodeSelector \(field.key.string)=\(field.value.string), and '\(a.name)', "
      + "which shares its pod, \(present.string)",
    notes: [
      note("the other one is at", present), remedy("let them ask for the same nodes, or leave each its pod", pod),
    ])
}

func constraintsDiffer(_ constraint: Node, _ other: Node, pod: Node) -> Diagnostic {
  constraint.diagnostic(
    .podFieldsDiffer,
    "two topologySpreadConstraints for '\(constraint["topologyKey"]?.string ?? "")' differ, and are to be of one pod",
    notes: [note("the other one is at", other), remedy("let them be the same", pod)])
}

func podFieldsDiffer(_ key: String, _ a: Workload, _ first: Node?, _ b: Workload, _ second: Node?, pod: Node)
  -> Diagnostic
{
  func text(_ node: Node?) -> String { node.map { $0.isScalar ? "'\($0.string)'" : "another" } ?? "none" }
  return (second ?? b.nameNode).diagnostic(
    .podFieldsDiffer,
    "the pods of '\(b.name)' have \(key) \(text(second)), and those of '\(a.name)', now the same, \(text(first))",
    notes: [
      note("the other one is at", first ?? a.nameNode), remedy("let them be the same, or leave each its pod", pod),
    ])
}

func securityDiffers(_ key: String, _ a: Workload, _ first: Node?, _ b: Workload, _ second: Node?, pod: Node)
  -> Diagnostic
{
  var diagnostic = podFieldsDiffer("securityContext.\(key)", a, first, b, second, pod: pod)
  diagnostic.notes.insert(Diagnostic.Note("'\(key)' is of whole pods: no container can have its own"), at: 1)
  return diagnostic
}

func claimsNeedStatefulSet(_ claim: Node, _ source: Workload, _ pod: PlannedPod) -> Diagnostic {
  claim.diagnostic(
    .claimsNeedStatefulSet,
    "'\(source.name)' claims a volume for each pod (volumeClaimTemplates), which a \(pod.kind.rawValue) cannot",
    notes: [remedy("let the pod's 'kind' be StatefulSet", pod.node)])
}

func workloadFieldsDiffer(_ field: Field, _ source: Workload, _ other: Workload, pod: Node) -> Diagnostic {
  let key = field.key.string
  return field.key.diagnostic(
    .workloadFieldsDiffer, "'\(source.name)' and '\(other.name)' are to be one workload, and differ in spec.\(key)",
    notes: [note("the other one is at", other.spec.field(key)?.key), remedy("let them be the same", pod)])
}

func annotationsDiffer(_ key: Node, _ a: Node, _ b: Node, pod: Node) -> Diagnostic {
  b.diagnostic(
    .annotationsDiffer, "the annotation '\(key.string)' has two values: '\(b.string)' and '\(a.string)'",
    notes: [note("the other one is at", a), remedy("let them be the same", pod)])
}

func initContainersDiffer(_ process: PlannedProcess, _ other: PlannedProcess, pod: Node) -> Diagnostic {
  process.nameNode.diagnostic(
    .initContainersDiffer,
    "initContainers \(process.title) and \(other.title) differ, and are to share a pod under one name",
    notes: [note("the other one is at", other.nameNode), remedy("call them differently", pod)])
}

func autoscalersDiffer(_ scaler: Resource, _ other: Resource, pod: Node) -> Diagnostic {
  scaler.node.diagnostic(
    .autoscalersDiffer,
    "\(scaler.originalID) and \(other.originalID) scale the same workload now, and differ in more than metrics",
    notes: [note("the other one is at", other.node), remedy("leave one of them, or let them be the same", pod)])
}

func autoscalerWithoutPod(_ scaler: Resource, _ workload: Workload) -> Diagnostic {
  scaler.node.diagnostic(
    .autoscalersDiffer, "\(scaler.id) has no metric of a container of '\(workload.name)', which is taken apart",
    notes: [note("\(workload.resource.id) comes from", workload.nameNode), remedy("name one of its containers")])
}

func budgetsDiffer(_ budget: Resource, _ other: Resource, pod: Node) -> Diagnostic {
  budget.node.diagnostic(
    .budgetsDiffer, "\(budget.originalID) and \(other.originalID) are for the same pods now, and a pod can have one",
    notes: [note("the other one is at", other.node), remedy("leave one of them, or let them be the same", pod)])
}
