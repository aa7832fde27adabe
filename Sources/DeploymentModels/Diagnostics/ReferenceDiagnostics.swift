import Diagnostics
import Kubernetes
import YAML

// The messages about containers taken apart, and about what refers to pods.

func sharedVolume(
  _ name: String, _ what: String, _ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node,
  volume: Node, model: Node
) -> Diagnostic {
  second.diagnostic(
    .sharedVolume,
    "\(b.title) mounts volume '\(name)' (volumeMounts), which is \(what) that \(a.title), now in another "
      + "pod, mounts too",
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
      remedy("say 'rewriteAddresses: true', which makes it \(service.holder):\(service.number)", pod),
    ])
}

func addressWithoutService(
  _ node: Node, _ address: FoundAddress, _ process: PlannedProcess, _ owner: PlannedProcess, pod: Node
) -> Diagnostic {
  addressDiagnostic(
    .addressInAnotherPod, node, address,
    "\(process.title) reaches \(owner.title) at \(address.host):\(address.port), which is in another pod now, "
      + "and no Service leads there",
    notes: [
      note("the port is at", owner.portNode(address.port)),
      remedy("give a Service a port for it, or leave both in one pod", pod),
    ])
}

func addressOfSeveral(_ node: Node, _ address: FoundAddress, _ users: [PlannedProcess], model: Node) -> Diagnostic {
  addressDiagnostic(
    .addressInAnotherPod, node, address,
    "\(words(users.map(\.title))) share this address, \(address.host):\(address.port), and it is not the same "
      + "for all of them now",
    notes: users.prefix(2).map { note("used by \($0.title), from", $0.nameNode) } + [
      remedy("give each its own ConfigMap, or leave them in one pod", model)
    ])
}

func addressOfMovedPort(_ node: Node, _ address: FoundAddress, _ container: Node, _ route: ServiceRoute, model: Node)
  -> Diagnostic
{
  addressDiagnostic(
    .addressOfMovedPort, node, address,
    "'\(container.nameText)' reaches port \(route.number) of Service '\(route.service.name)', which is Service "
      + "'\(route.holder)' now",
    notes: [
      note("the port was at", route.node),
      remedy("say 'rewriteAddresses: true', or name the new Service", model),
    ])
}

/// An error at an address within a text: in its own line, where that is known.
func addressDiagnostic(
  _ id: Diagnostic.ID, _ node: Node, _ address: FoundAddress, _ message: String, notes: [Diagnostic.Note?]
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
    "\(resource.id) chooses pods of \(words(matched.map { "'\($0.name)'" })), and no selector can choose just "
      + "what becomes of them",
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
