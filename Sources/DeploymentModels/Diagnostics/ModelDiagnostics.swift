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

// MARK: The model itself

func invalidName(_ node: Node) -> Diagnostic {
  node.diagnostic(.invalidModel, "'\(node.string)' is no name: it takes lower-case letters, digits and '-'")
}

func unknownKind(_ node: Node) -> Diagnostic {
  let kinds = WorkloadKind.allCases.map(\.rawValue)
  return node.diagnostic(
    .invalidModel, "a pod's workload is a \(words(kinds, "or")), not a \(node.string)",
    meant: nearestWord(to: node.string, among: kinds))
}

func unknownSupervisor(_ node: Node) -> Diagnostic {
  let known = DeploymentModel.Supervisor.allCases.map(\.rawValue)
  return node.diagnostic(
    .invalidModel, "there is no supervisor '\(node.string)', only \(words(known))",
    meant: nearestWord(to: node.string, among: known))
}

func unknownSignal(_ node: Node) -> Diagnostic {
  node.diagnostic(
    .invalidModel, "'\(node.string)' is no signal that stops a process",
    hint: "use TERM, HUP, INT, QUIT, KILL, USR1 or USR2")
}

func invalidPort(_ node: Node) -> Diagnostic {
  node.diagnostic(.invalidModel, "'\(node.string)' is no port: a port is a number from 1 to 65535")
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
  var notes = workloads.map { note("\($0.resource.id) has \(words($0.containers.map(\.nameText))), from", $0.nameNode) }
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
    .ambiguousContainer, "'\(reference.string)' may be any of \(words(names.map { "'\($0)'" }))",
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
    "pod '\(pod.name)' has the name of the workload in which \(words(names)) stay\(names.count == 1 ? "s" : "")",
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
      remedy("name a \(words(WorkloadKind.allCases.map(\.rawValue), "or"))"),
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
