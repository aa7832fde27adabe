import Diagnostics
import Kubernetes
import YAML

// The messages of deployment models, together so that they can be read and tested. A refusal names the process, the
// field, both places, and in its last note what would resolve it.

extension Diagnostic.ID {
  package static let invalidModel = Diagnostic.ID("M0101", "invalid-model")
  package static let unknownContainer = Diagnostic.ID("M0102", "unknown-container")
  package static let ambiguousContainer = Diagnostic.ID("M0103", "ambiguous-container")
  package static let containerTakenTwice = Diagnostic.ID("M0104", "container-taken-twice")
  package static let nameTaken = Diagnostic.ID("M0105", "name-taken")
  package static let namespacesDiffer = Diagnostic.ID("M0106", "namespaces-differ")
  package static let notAWorkload = Diagnostic.ID("M0107", "not-a-workload")
  package static let replicasDiffer = Diagnostic.ID("M0108", "replicas-differ")
  package static let accountsDiffer = Diagnostic.ID("M0109", "accounts-differ")
  package static let portCollision = Diagnostic.ID("M0110", "port-collision")
  package static let nodeSelectorsContradict = Diagnostic.ID("M0111", "node-selectors-contradict")
  package static let podFieldsDiffer = Diagnostic.ID("M0112", "pod-fields-differ")
  package static let sharedVolume = Diagnostic.ID("M0113", "shared-volume")
  package static let claimsNeedStatefulSet = Diagnostic.ID("M0114", "claims-need-statefulset")
  package static let autoscalersDiffer = Diagnostic.ID("M0115", "autoscalers-differ")
  package static let budgetsDiffer = Diagnostic.ID("M0116", "budgets-differ")
  package static let addressInAnotherPod = Diagnostic.ID("M0117", "address-in-another-pod")
  package static let addressOfMovedPort = Diagnostic.ID("M0118", "address-of-moved-port")
  package static let selectorCannotFollow = Diagnostic.ID("M0119", "selector-cannot-follow")
  package static let portWithoutContainer = Diagnostic.ID("M0120", "port-without-container")
  package static let workloadFieldsDiffer = Diagnostic.ID("M0121", "workload-fields-differ")
  package static let annotationsDiffer = Diagnostic.ID("M0122", "annotations-differ")
  package static let initContainersDiffer = Diagnostic.ID("M0123", "init-containers-differ")
  package static let commandUnknown = Diagnostic.ID("M0130", "command-unknown")
  package static let imageUnknown = Diagnostic.ID("M0131", "image-unknown")
  package static let environmentsDiffer = Diagnostic.ID("M0132", "environments-differ")
  package static let containersDiffer = Diagnostic.ID("M0133", "containers-differ")
  package static let mountsConflict = Diagnostic.ID("M0134", "mounts-conflict")
  package static let hookOfOne = Diagnostic.ID("M0135", "hook-of-one-process")
  package static let needsShell = Diagnostic.ID("M0136", "needs-shell")
  package static let probeCannotBeAsked = Diagnostic.ID("M0137", "probe-cannot-be-asked")
  package static let cinitCannot = Diagnostic.ID("M0138", "cinit-cannot")

  package static let oneMemoryDomain = Diagnostic.ID("M0201", "one-memory-domain")
  package static let oneLogStream = Diagnostic.ID("M0202", "one-log-stream")
  package static let stateInMemory = Diagnostic.ID("M0203", "state-in-memory")
  package static let limitsLeftOut = Diagnostic.ID("M0204", "limits-left-out")
  package static let rulesGained = Diagnostic.ID("M0205", "rules-gained")
  package static let rulesLost = Diagnostic.ID("M0206", "rules-lost")
  package static let portsMoved = Diagnostic.ID("M0207", "ports-moved")
  package static let metricWidened = Diagnostic.ID("M0208", "metric-widened")
  package static let fieldsLost = Diagnostic.ID("M0209", "fields-lost")
  package static let volumeDropped = Diagnostic.ID("M0210", "volume-dropped")
  package static let claimsRenamed = Diagnostic.ID("M0211", "claims-renamed")
  package static let noGracefulStop = Diagnostic.ID("M0212", "no-graceful-stop")
  package static let policyWidened = Diagnostic.ID("M0213", "policy-widened")
  package static let volumeShared = Diagnostic.ID("M0214", "volume-shared")
}

private func note(_ text: String, _ node: Node?) -> Diagnostic.Note { Diagnostic.Note(text, at: node?.location) }

private func remedy(_ text: String, _ node: Node? = nil) -> Diagnostic.Note {
  Diagnostic.Note("to resolve it, " + text + (node == nil ? "" : ":"), at: node?.location)
}

private func list(_ words: [String], _ conjunction: String = "and") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

// MARK: The model itself

func invalidName(_ node: Node) -> Diagnostic {
  node.diagnostic(.invalidModel, "'\(node.string)' is no name: it takes lower-case letters, digits and '-'")
}

func unknownKind(_ node: Node) -> Diagnostic {
  let kinds = WorkloadKind.allCases.map(\.rawValue)
  return node.diagnostic(
    .invalidModel, "a pod's workload is a \(list(kinds, "or")), not a \(node.string)",
    hint: didYouMean(node.string, among: kinds))
}

func unknownSupervisor(_ node: Node) -> Diagnostic {
  let known = DeploymentModel.Supervisor.allCases.map(\.rawValue)
  return node.diagnostic(
    .invalidModel, "there is no supervisor '\(node.string)', only \(list(known))",
    hint: didYouMean(node.string, among: known))
}

func unknownSignal(_ node: Node) -> Diagnostic {
  node.diagnostic(
    .invalidModel, "'\(node.string)' is no signal that stops a process",
    hint: "use TERM, HUP, INT, QUIT, KILL, USR1 or USR2")
}

func negative(_ node: Node, _ field: String) -> Diagnostic {
  node.diagnostic(.invalidModel, "'\(field)' is too small: \(node.string)")
}

func invalidReference(_ node: Node) -> Diagnostic {
  node.diagnostic(.invalidModel, "a container is named as WORKLOAD/CONTAINER, and all of a workload as WORKLOAD")
}

func podWithoutContainer(_ name: Node) -> Diagnostic {
  name.diagnostic(.invalidModel, "pod '\(name.string)' has containers that run first, and none to run after them")
}

func podNamedTwice(_ name: Node, first: Node) -> Diagnostic {
  name.diagnostic(
    .nameTaken, "two pods of this model are called '\(name.string)'", notes: [note("the other one stands at", first)])
}

func noSuchWorkload(_ reference: Node, _ name: String, known: [Workload]) -> Diagnostic {
  let near = nearestWord(to: name, among: known.flatMap(\.resource.allNames))
  let workload = near.flatMap { near in known.first { $0.resource.allNames.contains(near) } }
  return reference.diagnostic(
    .unknownContainer, "there is no workload '\(name)'", hint: near.map { "did you mean '\($0)'?" },
    notes: workload.map { [note("\($0.resource.id) comes from", $0.nameNode)] } ?? [])
}

func noSuchContainer(_ reference: Node, _ name: String, in workloads: [Workload], supervised: Node?) -> Diagnostic {
  let names = workloads.flatMap { $0.containers + $0.initContainers }.map(\.nameText)
  var notes = workloads.map { note("\($0.resource.id) has \(list($0.containers.map(\.nameText))), from", $0.nameNode) }
  if let supervised {
    notes.append(note("'\(name)' is a process of container '\(supervised.nameText)' by now, made at", supervised))
    notes.append(remedy("lay this model over the kustomization itself, without the one before"))
  }
  return reference.diagnostic(
    .unknownContainer, "there is no container '\(name)' in '\(workloads.first?.originalName ?? "")'",
    hint: didYouMean(name, among: names), notes: notes)
}

func ambiguous(_ reference: Node, _ names: [String], _ candidates: [Workload]) -> Diagnostic {
  reference.diagnostic(
    .ambiguousContainer, "'\(reference.string)' may be any of \(list(names.map { "'\($0)'" }))",
    notes: candidates.map { note("\($0.resource.id) comes from", $0.nameNode) } + [
      remedy("name the container as WORKLOAD/CONTAINER, or say the model's metadata.namespace")
    ])
}

func takenTwice(
  _ container: String, _ reference: Node, _ pod: Node, earlier: Node, inSamePod: Bool
) -> Diagnostic {
  let message =
    inSamePod
    ? "container '\(container)' is in pod '\(pod.string)' twice" : "two pods take container '\(container)'"
  return reference.diagnostic(
    .containerTakenTwice, message,
    notes: [note("it is taken first at", earlier), remedy("leave it in one of the two places")])
}

func containerNamedTwice(_ process: PlannedProcess, _ other: PlannedProcess, pod: Node) -> Diagnostic {
  process.nameNode.diagnostic(
    .nameTaken, "containers \(process.title) and \(other.title) have the same name, and are to share a pod",
    notes: [
      note("the other one comes from", other.nameNode),
      remedy("give one another name, as {name: NEW, processes: [WORKLOAD/CONTAINER]}", pod),
    ])
}

func nameTaken(_ name: Node, by workload: Workload) -> Diagnostic {
  name.diagnostic(
    .nameTaken, "there is a \(workload.resource.id) already, from which this model takes nothing",
    notes: [note("it comes from", workload.nameNode), remedy("call the pod otherwise")])
}

func nameOfRemainder(_ pod: PlannedPod, rest: PlannedPod) -> Diagnostic {
  let names = rest.containers.map { "'\($0.name)'" }
  return (pod.entry?.name ?? pod.node).diagnostic(
    .nameTaken,
    "pod '\(pod.name)' has the name of the workload in which \(list(names)) stay\(names.count == 1 ? "s" : "")",
    notes: [
      note("\(rest.sources[0].resource.id) comes from", rest.sources[0].nameNode),
      remedy("name every container of '\(rest.name)' in the model, or call the pod otherwise"),
    ])
}

func nameOfTwo(_ resource: Resource, _ other: Resource, model: Node) -> Diagnostic {
  model.diagnostic(
    .nameTaken, "this model makes a \(resource.id), and there is one already",
    notes: [note("the other one comes from", other.node), remedy("call the pod otherwise")])
}

func namespacesDiffer(_ name: Node, _ a: Workload, _ b: Workload) -> Diagnostic {
  name.diagnostic(
    .namespacesDiffer, "pod '\(name.string)' takes from '\(a.name)' and '\(b.name)', which are in different namespaces",
    notes: [
      note("namespace '\(a.namespace)':", a.nameNode), note("namespace '\(b.namespace)':", b.nameNode),
      remedy("give both the same namespace in the overlay"),
    ])
}

func notAModelsWorkload(_ reference: Node, _ resource: Resource) -> Diagnostic {
  reference.diagnostic(
    .notAWorkload,
    "\(resource.id) cannot be taken apart or put together: what a \(resource.kind) runs is not kept running",
    notes: [
      note("it comes from", resource.node),
      remedy("name a \(list(WorkloadKind.allCases.map(\.rawValue), "or"))"),
    ])
}

func initContainerAsProcess(_ reference: Node, _ container: Node) -> Diagnostic {
  reference.diagnostic(
    .containersDiffer,
    "process '\(reference.string)' is a container that runs first and ends: no supervisor waits for it",
    notes: [
      note("it comes from", container["name"]),
      remedy("list it among the pod's containers: it stays one that runs first"),
    ])
}

// MARK: Containers put together in one pod

func replicasDiffer(_ a: Workload, _ b: Workload, pod: Node) -> Diagnostic {
  func text(_ workload: Workload) -> String { workload.spec["replicas"]?.string ?? "1, as it does not say" }
  return (b.spec["replicas"] ?? b.nameNode).diagnostic(
    .replicasDiffer, "'\(b.name)' has spec.replicas \(text(b)), and '\(a.name)', which shares its pod, \(text(a))",
    notes: [note("the other one is at", a.spec["replicas"] ?? a.nameNode), remedy("give 'replicas' to the pod", pod)])
}

func accountsDiffer(_ a: Workload, _ b: Workload, pod: Node) -> Diagnostic {
  (b.accountNode ?? b.nameNode).diagnostic(
    .accountsDiffer,
    "'\(b.name)' runs under serviceAccountName '\(b.accountName)', and '\(a.name)', which shares its pod, under '\(a.accountName)'",
    notes: [
      note("the other one is at", a.accountNode ?? a.nameNode), remedy("give 'serviceAccountName' to the pod", pod),
    ])
}

func portCollision(
  _ process: PlannedProcess, _ port: ContainerPort, _ other: PlannedProcess, _ node: Node, pod: Node
) -> Diagnostic {
  (port.node["containerPort"] ?? port.node).diagnostic(
    .portCollision,
    "containers \(process.title) and \(other.title) both listen on containerPort \(port.number) (\(port.transport)), and are to share a pod",
    notes: [
      note("the other one is at", node["containerPort"]),
      remedy("let one listen on another port, or leave it a pod of its own", pod),
    ])
}

func nodeSelectorsContradict(_ field: Field, _ present: Node, _ b: Workload, _ a: Workload, pod: Node) -> Diagnostic {
  field.value.diagnostic(
    .nodeSelectorsContradict,
    "'\(b.name)' needs nodes with nodeSelector \(field.key.string)=\(field.value.string), and '\(a.name)', which shares its pod, \(present.string)",
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
  diagnostic.notes.insert(note("'\(key)' is of whole pods: no container can have its own", nil), at: 1)
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

// MARK: Containers taken apart, and what refers to pods

func sharedVolume(
  _ name: String, _ what: String, _ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node,
  volume: Node, model: Node
) -> Diagnostic {
  second.diagnostic(
    .sharedVolume,
    "\(b.title) mounts volume '\(name)' (volumeMounts), which is an \(what) that \(a.title), now in another pod, mounts too"
      .replacing("is an ReadWriteOnce", with: "is a ReadWriteOnce").replacing("is an claim", with: "is a claim"),
    notes: [
      note("the other one mounts it at", first), note("the volume is at", volume),
      remedy("leave both in one pod, or let the volume be one that several pods can mount", model),
    ])
}

func addressInAnotherPod(
  _ node: Node, _ address: FoundAddress, _ process: PlannedProcess, _ owner: PlannedProcess, service: ServiceRoute,
  pod: Node
) -> Diagnostic {
  addressDiagnostic(
    .addressInAnotherPod, node, address,
    "\(process.title) reaches \(owner.title) at \(address.host):\(address.port), and that is in another pod now",
    notes: [
      note("the port is at", owner.portNode(address.port)),
      remedy("say 'rewriteAddresses: true', which makes it \(service.holder.name):\(service.number)", pod),
    ])
}

func addressWithoutService(
  _ node: Node, _ address: FoundAddress, _ process: PlannedProcess, _ owner: PlannedProcess, pod: Node
) -> Diagnostic {
  addressDiagnostic(
    .addressInAnotherPod, node, address,
    "\(process.title) reaches \(owner.title) at \(address.host):\(address.port), which is in another pod now, and no Service leads there",
    notes: [
      note("the port is at", owner.portNode(address.port)),
      remedy("give a Service a port for it, or leave both in one pod", pod),
    ])
}

func addressOfSeveral(_ node: Node, _ address: FoundAddress, _ users: [PlannedProcess], model: Node) -> Diagnostic {
  addressDiagnostic(
    .addressInAnotherPod, node, address,
    "\(list(users.map(\.title))) share this address, \(address.host):\(address.port), and it is not the same for all of them now",
    notes: users.prefix(2).map { note("used by \($0.title), from", $0.nameNode) } + [
      remedy("give each its own ConfigMap, or leave them in one pod", model)
    ])
}

func addressOfMovedPort(_ node: Node, _ address: FoundAddress, _ container: Node, _ route: ServiceRoute, model: Node)
  -> Diagnostic
{
  addressDiagnostic(
    .addressOfMovedPort, node, address,
    "'\(container.nameText)' reaches port \(route.number) of Service '\(route.service.name)', which is Service '\(route.holder.name)' now",
    notes: [
      note("the port was at", route.node),
      remedy("say 'rewriteAddresses: true', or name the new Service", model),
    ])
}

/// An error at an address within a text: in its own line, where that is known.
private func addressDiagnostic(
  _ id: Diagnostic.ID, _ node: Node, _ address: FoundAddress, _ message: String, notes: [Diagnostic.Note]
) -> Diagnostic {
  var diagnostic = node.diagnostic(id, message, notes: notes)
  diagnostic.snippet = node.snippet(ofBytes: address.range) ?? diagnostic.snippet
  return diagnostic
}

func selectorWouldChoose(_ selector: Node, _ resource: Resource, _ pod: PlannedPod) -> Diagnostic {
  selector.diagnostic(
    .selectorCannotFollow, "the selector of \(resource.id) would now choose the pods of '\(pod.name)' too",
    notes: [
      note("\(pod.sources[0].resource.id) comes from", pod.sources[0].nameNode),
      remedy("give the pods labels that tell them apart", pod.node),
    ])
}

func selectorChoosesMore(_ selector: Node, _ resource: Resource, _ matched: [Workload], pods: [PlannedPod])
  -> Diagnostic
{
  selector.diagnostic(
    .selectorCannotFollow,
    "\(resource.id) chooses pods of \(list(matched.map { "'\($0.name)'" })), and no selector can choose just what becomes of them",
    notes: matched.map { note("\($0.resource.id) comes from", $0.nameNode) } + [
      remedy("let it choose the pods of one workload, or take all of them into the same pod", pods.first?.node)
    ])
}

func selectorIsFixed(_ part: Node, _ resource: Resource, _ pod: PlannedPod) -> Diagnostic {
  part.diagnostic(
    .selectorCannotFollow, "this selector of \(resource.id) cannot be made to choose the pods of '\(pod.name)'",
    notes: [
      note("\(pod.sources[0].resource.id) comes from", pod.sources[0].nameNode),
      remedy("choose by labels that are there, not by what is not", pod.node),
    ])
}

func portWithoutContainer(_ target: Node, _ service: Resource, _ workload: Workload) -> Diagnostic {
  target.diagnostic(
    .portWithoutContainer,
    "no container of '\(workload.name)' has port '\(target.string)', so that \(service.id) could follow it to a pod",
    notes: [
      note("\(workload.resource.id) comes from", workload.nameNode),
      remedy("declare it under 'ports' of the container that listens on it"),
    ])
}
