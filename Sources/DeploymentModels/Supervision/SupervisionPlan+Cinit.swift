import Diagnostics
import YAML

/// cinit, which starts commands of exactly one argument each and ends with the first that ends.
extension SupervisionPlan {
  /// Gives the container cinit as its command.
  ///
  /// - Returns: the files that its probes need.
  /// - Throws: `Diagnostic` for what cinit cannot do.
  func superviseWithCinit(_ result: Node) throws -> [(name: String, text: String)] {
    var words = ["cinit"]
    for process in processes {
      try refuseWhatCinitCannot(process)
      let command = process.container.texts("command") + process.container.texts("args")
      words += ["--"] + command
    }
    result.set("command", tree.strings(words, at: position))
    if let directory = processes[0].container["workingDir"] { result.set("workingDir", directory.copy()) }
    guard hasProbes else { return [] }
    if processes.count == 1 || Self.probeKinds.allSatisfy({ probes($0).count <= 1 }) {
      for kind in Self.probeKinds { if let probe = probes(kind).first { result.set(kind, probe.node.copy()) } }
      return []
    }
    try setProbes(result, script: "\(directory)/probe.sh", extraSeconds: 0)
    return [("probe.sh", try ProbeScript(self).text(states: ""))]
  }

  private func refuseWhatCinitCannot(_ process: PlannedProcess) throws {
    let model = container.entry!.node
    let command = process.container.items("command") + process.container.items("args")
    if command.count != 2 || command[1].hasText("--") {
      throw Diagnostic.cinitTakesOneArgument(process, command, model: model)
    }
    if let own = environment.own[process]?.first {
      let node = process.container.items("env").first { $0.nameText == own.name }
      let other = processes.first { other in
        other != process && other.container.items("env").contains { $0.nameText == own.name }
      }
      throw Diagnostic.cinitHasOneEnvironment(process, own.name, node, other, model: model)
    }
    if let node = process.entry?.stopSignal ?? process.entry?.stopSeconds
      ?? process.original[path: "lifecycle", "stopSignal"]
    {
      throw Diagnostic.cinitStopsNothing(process, node, model: model)
    }
    let first = processes[0]
    let (a, b) = (first.container["workingDir"], process.container["workingDir"])
    if a?.string != b?.string { throw Diagnostic.containersDiffer("workingDir", first, a, process, b, model: model) }
  }
}
