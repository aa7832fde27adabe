import Diagnostics
import Kubernetes
import YAML

// The messages about processes in one container, and about what a model loses; their ids stand with all the others.

private func note(_ text: String, _ node: Node?) -> Diagnostic.Note { Diagnostic.Note(text, at: node?.location) }

private func remedy(_ text: String, _ node: Node? = nil) -> Diagnostic.Note {
  Diagnostic.Note("to resolve it, " + text + (node == nil ? "" : ":"), at: node?.location)
}

private func list(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

private func value(_ node: Node?) -> String {
  guard let node else { return "none" }
  if node.isScalar { return "'\(node.string)'" }
  return node.isSequence && node.elements.allSatisfy(\.isScalar)
    ? "[\(node.elements.map(\.string).joined(separator: ", "))]" : "another"
}

// MARK: Several processes in one container

func commandUnknown(_ process: PlannedProcess, _ model: Node) -> Diagnostic {
  (process.original["image"] ?? process.nameNode).diagnostic(
    .commandUnknown, "process \(process.title) sets no 'command', and what its image starts is not known here",
    notes: [
      note("it is to run under a supervisor at", model),
      remedy("give the container the 'command' of its image's entrypoint, by a patch"),
    ])
}

func imageUnknown(_ a: PlannedProcess, _ b: PlannedProcess, model: Node) -> Diagnostic {
  (b.original["image"] ?? b.nameNode).diagnostic(
    .imageUnknown, "processes \(a.title) and \(b.title) have different images, and one container has one",
    notes: [
      note("the other one is at", a.original["image"] ?? a.nameNode),
      remedy("say the 'image' that holds both", model),
    ])
}

func environmentsDiffer(
  _ name: String, _ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node, model: Node
) -> Diagnostic {
  first.diagnostic(
    .environmentsDiffer,
    "processes \(a.title) and \(b.title) have different values of env '\(name)', and a reference cannot be given to one alone",
    notes: [
      note("the other one is at", second),
      remedy("call one of the two variables differently, or say a literal value", model),
    ])
}

func containersDiffer(
  _ path: String, _ a: PlannedProcess, _ first: Node?, _ b: PlannedProcess, _ second: Node?, model: Node
) -> Diagnostic {
  (second ?? b.nameNode).diagnostic(
    .containersDiffer,
    "process \(b.title) has \(path) \(value(second)), and \(a.title), in the same container, \(value(first))",
    notes: [
      note("the other one is at", first ?? a.nameNode),
      remedy("let them be the same, or leave each its container", model),
    ])
}

func mountsConflict(_ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node, model: Node) -> Diagnostic
{
  let path = first["mountPath"]?.string ?? first["devicePath"]?.string ?? ""
  return first.diagnostic(
    .mountsConflict, "processes \(a.title) and \(b.title) mount different things at mountPath \(path)",
    notes: [note("the other one is at", second), remedy("mount one of them elsewhere", model)])
}

func hookOfOne(_ process: PlannedProcess, _ hook: String, _ node: Node, model: Node) -> Diagnostic {
  node.diagnostic(
    .hookOfOne, "process \(process.title) has a lifecycle.\(hook) hook, which would be the whole container's",
    notes: [
      note("it is to run under a supervisor at", model),
      remedy("take the hook away, say its 'stopSignal' in the model, or leave the process its container"),
    ])
}

func terminalOfOne(_ process: PlannedProcess, _ field: String, _ node: Node, model: Node) -> Diagnostic {
  node.diagnostic(
    .hookOfOne, "process \(process.title) has '\(field)', and a supervisor gives its processes no terminal",
    notes: [note("it is to run under a supervisor at", model), remedy("leave the process its container")])
}

func supervisordNeedsShell(_ shell: Node, _ process: PlannedProcess) -> Diagnostic {
  shell.diagnostic(
    .needsShell, "supervisord needs a shell, which ends the container when a process such as \(process.title) ends",
    notes: [note("the process comes from", process.nameNode), remedy("say the 'shell' of the image, as /bin/sh")])
}

func probesNeedShell(_ kind: String, _ processes: [PlannedProcess], model: Node) -> Diagnostic {
  let first = processes[0].original[kind] ?? processes[0].nameNode
  return first.diagnostic(
    .needsShell, "\(list(processes.map(\.title))) each have a \(kind), and one that asks them all needs a shell",
    notes: processes.dropFirst().prefix(1).map { note("another one is at", $0.original[kind]) } + [
      remedy("say the 'shell' of the image, or leave one process the \(kind)", model)
    ])
}

func probeCannotBeAsked(_ process: PlannedProcess, _ probe: Node, model: Node) -> Diagnostic {
  let what = probe.fields.first { $0.value.isMapping }?.key.string ?? "probe"
  return probe.diagnostic(
    .probeCannotBeAsked, "process \(process.title) has a probe of type '\(what)', which a script cannot ask",
    notes: [note("it is to run under a supervisor at", model), remedy("use httpGet, tcpSocket or exec")])
}

func cinitTakesOneArgument(_ process: PlannedProcess, _ command: [Node], model: Node) -> Diagnostic {
  let count = command.count - 1
  return command[0].diagnostic(
    .cinitCannot,
    count == 1
      ? "process \(process.title) has the argument '--', which cinit takes for its own"
      : "process \(process.title) has \(count) arguments in command and args, and cinit takes exactly one",
    notes: [
      note("cinit is asked for at", model), remedy("wrap the command in a script, or say 'supervisor: supervisord'"),
    ])
}

func cinitHasOneEnvironment(
  _ process: PlannedProcess, _ name: String, _ node: Node?, _ other: PlannedProcess?, model: Node
) -> Diagnostic {
  (node ?? process.nameNode).diagnostic(
    .cinitCannot, "process \(process.title) has another value of env '\(name)', and cinit has one environment for all",
    notes: [
      note("the other one is at", other?.container.items("env").first { $0.nameText == name }),
      remedy("let them be the same, or say 'supervisor: supervisord'", model),
    ])
}

func cinitStopsNothing(_ process: PlannedProcess, _ node: Node, model: Node) -> Diagnostic {
  node.diagnostic(
    .cinitCannot, "process \(process.title) is to be stopped by its own signal or time, and cinit passes no signals on",
    notes: [note("cinit is asked for at", model), remedy("say 'supervisor: supervisord'")])
}

// MARK: What a model loses

func oneMemoryDomain(_ container: PlannedContainer) -> Diagnostic {
  container.entry!.node.diagnostic(
    .oneMemoryDomain,
    "\(container.processes.count) processes share the memory limit of container '\(container.name)': one that exceeds it ends all"
  )
}

func oneLogStream(_ container: PlannedContainer) -> Diagnostic {
  container.entry!.node.diagnostic(
    .oneLogStream,
    "the logs of \(list(container.processes.map(\.name))) are one stream, that of container '\(container.name)'")
}

func noGracefulStop(_ container: PlannedContainer) -> Diagnostic {
  container.entry!.node.diagnostic(
    .noGracefulStop,
    "cinit passes no signals on: the processes of container '\(container.name)' are killed once the grace period is over"
  )
}

func stateInMemory(_ volume: Node, _ pod: PlannedPod) -> Diagnostic {
  (volume["name"] ?? volume).diagnostic(
    .stateInMemory,
    "each replica of '\(pod.name)' keeps its own state in volume '\(volume.nameText)', and others reach any of them now",
    notes: [note("the pod is asked for at", pod.node)])
}

func limitsLeftOut(_ names: [String], _ container: PlannedContainer, without process: PlannedProcess) -> Diagnostic {
  container.entry!.node.diagnostic(
    .limitsLeftOut, "container '\(container.name)' has no limit of \(list(names)): \(process.title) has none",
    notes: [note("the process comes from", process.nameNode)])
}

func rulesGained(_ account: Node, _ gained: [(String, [AccessRules.Grant])]) -> Diagnostic {
  account.diagnostic(
    .rulesGained, "under serviceAccountName '\(account.string)', containers can use rules that they could not before",
    notes: gained.map { container, grants in
      note("'\(container)': " + list(grants.map { "\($0.role) (\($0.ruleCount) rules, by \($0.binding))" }), nil)
    })
}

func accessLost(_ lost: [(account: Node, lost: [(container: String, grants: [AccessRules.Grant])])]) -> Diagnostic {
  lost[0].account.diagnostic(
    .rulesLost, "under the accounts of this model, containers cannot use rules that they could before",
    notes: lost.flatMap { account, lost in
      lost.map { container, grants in note("'\(container)': " + list(grants.map(\.role)), nil) }
    })
}

func portsMoved(_ service: Resource, _ moved: [ServiceRoute], pod: PlannedPod) -> Diagnostic {
  (service.node[path: "metadata", "name"] ?? service.node).diagnostic(
    .portsMoved, "Service '\(service.name)' leads to '\(pod.name)' only; its other ports are of other Services now",
    notes: moved.map { note("port \($0.number): Service '\($0.holder.name)', was at", $0.node) })
}

func metricWidened(_ name: Node, _ scaler: Resource, _ container: PlannedContainer, pod: PlannedPod) -> Diagnostic {
  name.diagnostic(
    .metricWidened,
    "\(scaler.id) measured container '\(name.string)', and measures all processes of '\(container.name)' now",
    notes: [note("the container is asked for at", container.entry?.node)])
}

func fieldsLost(_ workload: Workload, _ fields: [String], pods: [PlannedPod]) -> Diagnostic {
  workload.nameNode.diagnostic(
    .fieldsLost,
    "\(workload.resource.id) becomes \(list(pods.map { "\($0.kind.rawValue) '\($0.name)'" })), which \(pods.count == 1 ? "has" : "have") no \(list(fields))",
    notes: pods.map { note("asked for at", $0.node) })
}

func volumeDropped(_ volume: Node, _ workload: Workload) -> Diagnostic {
  (volume["name"] ?? volume).diagnostic(
    .volumeDropped, "volume '\(volume.nameText)' of '\(workload.name)' is left out: no container mounts it")
}

func volumeShared(_ volume: Node, _ other: Node, _ pod: PlannedPod) -> Diagnostic {
  (volume["name"] ?? volume).diagnostic(
    .volumeShared, "volume '\(volume.nameText)' was an emptyDir of two workloads, and is one for both in '\(pod.name)'",
    notes: [note("the other one is at", other["name"])])
}

func claimsRenamed(_ claim: Node, _ workload: Workload, _ pod: PlannedPod) -> Diagnostic {
  claim.diagnostic(
    .claimsRenamed,
    "the pods of '\(pod.name)' claim volumes of their own: what those of '\(workload.name)' hold stays with these",
    notes: [note("the pod is asked for at", pod.node)])
}

func policyWidened(_ policy: Resource, chosen: Workload, other: Workload, pod: PlannedPod) -> Diagnostic {
  policy.node.diagnostic(
    .policyWidened, "\(policy.id) was for the pods of '\(chosen.name)', and is for what '\(other.name)' runs too",
    notes: [note("they share a pod at", pod.node)])
}

// MARK: Places

extension PlannedProcess {
  /// Where a port of the container is declared.
  func portNode(_ number: Int) -> Node? { ports.first { $0.number == number }?.node["containerPort"] }
}

extension Node {
  /// A place in a scalar's text. Nil where the text does not stand in its file line by line.
  func snippet(ofBytes range: Range<Int>) -> Snippet? {
    guard isScalar, position.isKnown, let file = tree.text.file(at: position) else { return nil }
    let wanted = Array(bytes[range])
    let text = tree.text.bytes(file.range)
    var offset = Int(position.offset - file.range.offset)
    // The lines of a block begin below its indicator.
    let breaks = bytes[..<range.lowerBound].count { $0 == 0x0A } + (style == .literal || style == .folded ? 1 : 0)
    for _ in 0..<breaks {
      guard let end = text[offset...].firstIndex(of: 0x0A) else { return nil }
      offset = end + 1
    }
    let line = text[offset...].prefix { $0 != 0x0A }
    var start = line.startIndex
    while start + wanted.count <= line.endIndex {
      if line[start..<(start + wanted.count)].elementsEqual(wanted) {
        let place = Position(offset: file.range.offset + UInt32(start))
        return tree.text.snippet(at: place, width: wanted.count)
      }
      start += 1
    }
    return nil
  }
}
