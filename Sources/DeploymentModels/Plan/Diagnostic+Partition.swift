import Diagnostics
import Kubernetes
import YAML

extension Diagnostic.ID {
  package static let unknownContainer = Diagnostic.ID("M0102", "unknown-container")
  package static let ambiguousContainer = Diagnostic.ID("M0103", "ambiguous-container")
  package static let containerTakenTwice = Diagnostic.ID("M0104", "container-taken-twice")
  package static let nameTaken = Diagnostic.ID("M0105", "name-taken")
  package static let namespacesDiffer = Diagnostic.ID("M0106", "namespaces-differ")
  package static let notAWorkload = Diagnostic.ID("M0107", "not-a-workload")
  package static let containersDiffer = Diagnostic.ID("M0133", "containers-differ")
}

/// Why containers cannot be put into the pods that a model asks for. Each names what is in the way, its place, and in its
/// last note what would resolve it.
extension Diagnostic {
  static func podWithoutContainer(_ name: Node) -> Diagnostic {
    name.diagnostic(.invalidModel, "pod '\(name.string)' has containers that run first, and none to run after them")
  }

  static func podNamedTwice(_ name: Node, first: Node) -> Diagnostic {
    name.diagnostic(
      .nameTaken, "two pods of this model are called '\(name.string)'",
      notes: [Note("the other one stands at", at: first)])
  }

  static func noSuchWorkload(_ reference: Node, _ name: String, known: [Workload]) -> Diagnostic {
    let near = nearestWord(to: name, among: known.flatMap(\.resource.allNames))
    let workload = near.flatMap { near in known.first { $0.resource.allNames.contains(near) } }
    return reference.diagnostic(
      .unknownContainer, "there is no workload '\(name)'", hint: near.map { "did you mean '\($0)'?" },
      notes: workload.map { [Note("\($0.resource.id) comes from", at: $0.nameNode)] } ?? [])
  }

  static func noSuchContainer(_ reference: Node, _ name: String, in workloads: [Workload], supervised: Node?)
    -> Diagnostic
  {
    let names = workloads.flatMap { $0.containers + $0.initContainers }.map(\.nameText)
    var notes = workloads.map {
      Note("\($0.resource.id) has \(words($0.containers.map(\.nameText))), from", at: $0.nameNode)
    }
    if let supervised {
      notes.append(Note("'\(name)' is a process of container '\(supervised.nameText)' by now, made at", at: supervised))
      notes.append(Note.remedy("lay this model over the kustomization itself, without the one before"))
    }
    return reference.diagnostic(
      .unknownContainer, "there is no container '\(name)' in '\(workloads.first?.originalName ?? "")'",
      hint: didYouMean(name, among: names), notes: notes)
  }

  static func ambiguousContainer(_ reference: Node, _ names: [String], _ candidates: [Workload]) -> Diagnostic {
    reference.diagnostic(
      .ambiguousContainer, "'\(reference.string)' may be any of \(words(names.map { "'\($0)'" }))",
      notes: candidates.map { Note("\($0.resource.id) comes from", at: $0.nameNode) } + [
        Note.remedy("name the container as WORKLOAD/CONTAINER, or say the model's metadata.namespace")
      ])
  }

  static func containerTakenTwice(
    _ container: String, _ reference: Node, _ pod: Node, earlier: Node, inSamePod: Bool
  ) -> Diagnostic {
    let message =
      inSamePod
      ? "container '\(container)' is in pod '\(pod.string)' twice" : "two pods take container '\(container)'"
    return reference.diagnostic(
      .containerTakenTwice, message,
      notes: [Note("it is taken first at", at: earlier), Note.remedy("leave it in one of the two places")])
  }

  static func containerNamedTwice(_ process: PlannedProcess, _ other: PlannedProcess, pod: Node) -> Diagnostic {
    process.nameNode.diagnostic(
      .nameTaken, "containers \(process.title) and \(other.title) have the same name, and are to share a pod",
      notes: [
        Note("the other one comes from", at: other.nameNode),
        Note.remedy("give one another name, as {name: NEW, processes: [WORKLOAD/CONTAINER]}", pod),
      ])
  }

  static func nameTaken(_ name: Node, by workload: Workload) -> Diagnostic {
    name.diagnostic(
      .nameTaken, "there is a \(workload.resource.id) already, from which this model takes nothing",
      notes: [Note("it comes from", at: workload.nameNode), Note.remedy("call the pod otherwise")])
  }

  static func nameOfRemainder(_ pod: PlannedPod, rest: PlannedPod) -> Diagnostic {
    let names = rest.containers.map { "'\($0.name)'" }
    return (pod.entry?.name ?? pod.node).diagnostic(
      .nameTaken,
      "pod '\(pod.name)' has the name of the workload in which \(words(names)) stay\(names.count == 1 ? "s" : "")",
      notes: [
        Note("\(rest.sources[0].resource.id) comes from", at: rest.sources[0].nameNode),
        Note.remedy("name every container of '\(rest.name)' in the model, or call the pod otherwise"),
      ])
  }

  static func namespacesDiffer(_ name: Node, _ a: Workload, _ b: Workload) -> Diagnostic {
    name.diagnostic(
      .namespacesDiffer,
      "pod '\(name.string)' takes from '\(a.name)' and '\(b.name)', which are in different namespaces",
      notes: [
        Note("namespace '\(a.namespace)':", at: a.nameNode), Note("namespace '\(b.namespace)':", at: b.nameNode),
        Note.remedy("give both the same namespace in the overlay"),
      ])
  }

  static func notAWorkload(_ reference: Node, _ resource: Resource) -> Diagnostic {
    reference.diagnostic(
      .notAWorkload,
      "\(resource.id) cannot be taken apart or put together: what a \(resource.kind) runs is not kept running",
      notes: [
        Note("it comes from", at: resource.node),
        Note.remedy("name a \(words(WorkloadKind.allCases.map(\.rawValue), "or"))"),
      ])
  }

  static func initContainerAsProcess(_ reference: Node, _ container: Node) -> Diagnostic {
    reference.diagnostic(
      .containersDiffer,
      "process '\(reference.string)' is a container that runs first and ends: no supervisor waits for it",
      notes: [
        Note("it comes from", at: container["name"]),
        Note.remedy("list it among the pod's containers: it stays one that runs first"),
      ])
  }
}
