import Diagnostics
import Kubernetes
import YAML

extension Diagnostic.ID {
  package static let commandUnknown = Diagnostic.ID("M0130", "command-unknown")
  package static let imageUnknown = Diagnostic.ID("M0131", "image-unknown")
  package static let environmentsDiffer = Diagnostic.ID("M0132", "environments-differ")
  package static let mountsConflict = Diagnostic.ID("M0134", "mounts-conflict")
  package static let hookOfOne = Diagnostic.ID("M0135", "hook-of-one-process")
  package static let needsShell = Diagnostic.ID("M0136", "needs-shell")
  package static let probeCannotBeAsked = Diagnostic.ID("M0137", "probe-cannot-be-asked")
  package static let cinitCannot = Diagnostic.ID("M0138", "cinit-cannot")
  package static let limitsLeftOut = Diagnostic.ID("M0204", "limits-left-out")
}

/// What is said of several processes in one container.
extension Diagnostic {
  private static func value(_ node: Node?) -> String {
    guard let node else { return "none" }
    if node.isScalar { return "'\(node.string)'" }
    return node.isSequence && node.elements.allSatisfy(\.isScalar)
      ? "[\(node.elements.map(\.string).joined(separator: ", "))]" : "another"
  }

  static func limitsLeftOut(_ names: [String], _ container: PlannedContainer, without process: PlannedProcess)
    -> Diagnostic
  {
    container.entry!.node.diagnostic(
      .limitsLeftOut, "container '\(container.name)' has no limit of \(words(names)): \(process.title) has none",
      notes: [Note("the process comes from", at: process.nameNode)])
  }

  static func commandUnknown(_ process: PlannedProcess, _ model: Node) -> Diagnostic {
    (process.original["image"] ?? process.nameNode).diagnostic(
      .commandUnknown, "process \(process.title) sets no 'command', and what its image starts is not known here",
      notes: [
        Note("it is to run under a supervisor at", at: model),
        Note.remedy("give the container the 'command' of its image's entrypoint, by a patch"),
      ])
  }

  static func imageUnknown(_ a: PlannedProcess, _ b: PlannedProcess, model: Node) -> Diagnostic {
    (b.original["image"] ?? b.nameNode).diagnostic(
      .imageUnknown, "processes \(a.title) and \(b.title) have different images, and one container has one",
      notes: [
        Note("the other one is at", at: a.original["image"] ?? a.nameNode),
        Note.remedy("say the 'image' that holds both", model),
      ])
  }

  static func environmentsDiffer(
    _ name: String, _ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node, model: Node
  ) -> Diagnostic {
    first.diagnostic(
      .environmentsDiffer,
      "processes \(a.title) and \(b.title) have different values of env '\(name)', and a reference cannot be "
        + "given to one alone",
      notes: [
        Note("the other one is at", at: second),
        Note.remedy("call one of the two variables differently, or say a literal value", model),
      ])
  }

  static func containersDiffer(
    _ path: String, _ a: PlannedProcess, _ first: Node?, _ b: PlannedProcess, _ second: Node?, model: Node
  ) -> Diagnostic {
    (second ?? b.nameNode).diagnostic(
      .containersDiffer,
      "process \(b.title) has \(path) \(value(second)), and \(a.title), in the same container, \(value(first))",
      notes: [
        Note("the other one is at", at: first ?? a.nameNode),
        Note.remedy("let them be the same, or leave each its container", model),
      ])
  }

  static func mountsConflict(_ a: PlannedProcess, _ first: Node, _ b: PlannedProcess, _ second: Node, model: Node)
    -> Diagnostic
  {
    let path = first["mountPath"]?.string ?? first["devicePath"]?.string ?? ""
    return first.diagnostic(
      .mountsConflict, "processes \(a.title) and \(b.title) mount different things at mountPath \(path)",
      notes: [Note("the other one is at", at: second), Note.remedy("mount one of them elsewhere", model)])
  }

  static func hookOfOne(_ process: PlannedProcess, _ hook: String, _ node: Node, model: Node) -> Diagnostic {
    node.diagnostic(
      .hookOfOne, "process \(process.title) has a lifecycle.\(hook) hook, which would be the whole container's",
      notes: [
        Note("it is to run under a supervisor at", at: model),
        Note.remedy("take the hook away, say its 'stopSignal' in the model, or leave the process its container"),
      ])
  }

  static func resourceOfOne(_ process: PlannedProcess, _ name: String, _ node: Node, model: Node) -> Diagnostic {
    node.diagnostic(
      .hookOfOne,
      "process \(process.title) has its own resources in env '\(name)', which would be the whole container's",
      notes: [
        Note("it is to run under a supervisor at", at: model),
        Note.remedy("say the value literally, or leave the process its container"),
      ])
  }

  static func terminalOfOne(_ process: PlannedProcess, _ field: String, _ node: Node, model: Node) -> Diagnostic {
    node.diagnostic(
      .hookOfOne, "process \(process.title) has '\(field)', and a supervisor gives its processes no terminal",
      notes: [Note("it is to run under a supervisor at", at: model), Note.remedy("leave the process its container")])
  }

  static func supervisordNeedsShell(_ shell: Node, _ process: PlannedProcess) -> Diagnostic {
    shell.diagnostic(
      .needsShell, "supervisord needs a shell, which ends the container when a process such as \(process.title) ends",
      notes: [
        Note("the process comes from", at: process.nameNode), Note.remedy("say the 'shell' of the image, as /bin/sh"),
      ])
  }

  static func probesNeedShell(_ kind: String, _ processes: [PlannedProcess], model: Node) -> Diagnostic {
    let first = processes[0].original[kind] ?? processes[0].nameNode
    return first.diagnostic(
      .needsShell, "\(words(processes.map(\.title))) each have a \(kind), and one that asks them all needs a shell",
      notes: processes.dropFirst().prefix(1).map { Note("another one is at", at: $0.original[kind]) } + [
        Note.remedy("say the 'shell' of the image, or leave one process the \(kind)", model)
      ])
  }

  static func probeCannotBeAsked(_ process: PlannedProcess, _ probe: Node, model: Node) -> Diagnostic {
    let what = probe.fields.first { $0.value.isMapping }?.key.string ?? "probe"
    return probe.diagnostic(
      .probeCannotBeAsked, "process \(process.title) has a probe of type '\(what)', which a script cannot ask",
      notes: [Note("it is to run under a supervisor at", at: model), Note.remedy("use httpGet, tcpSocket or exec")])
  }

  static func cinitTakesOneArgument(_ process: PlannedProcess, _ command: [Node], model: Node) -> Diagnostic {
    let count = command.count - 1
    return command[0].diagnostic(
      .cinitCannot,
      count == 1
        ? "process \(process.title) has the argument '--', which cinit takes for its own"
        : "process \(process.title) has \(count) arguments in command and args, and cinit takes exactly one",
      notes: [
        Note("cinit is asked for at", at: model),
        Note.remedy("wrap the command in a script, or say 'supervisor: supervisord'"),
      ])
  }

  static func cinitHasOneEnvironment(
    _ process: PlannedProcess, _ name: String, _ node: Node?, _ other: PlannedProcess?, model: Node
  ) -> Diagnostic {
    (node ?? process.nameNode).diagnostic(
      .cinitCannot,
      "process \(process.title) has another value of env '\(name)', and cinit has one environment for all",
      notes: [
        Note("the other one is at", at: other?.container.items("env").first { $0.nameText == name }),
        Note.remedy("let them be the same, or say 'supervisor: supervisord'", model),
      ])
  }

  static func cinitStopsNothing(_ process: PlannedProcess, _ node: Node, model: Node) -> Diagnostic {
    node.diagnostic(
      .cinitCannot,
      "process \(process.title) is to be stopped by its own signal or time, and cinit passes no signals on",
      notes: [Note("cinit is asked for at", at: model), Note.remedy("say 'supervisor: supervisord'")])
  }
}
