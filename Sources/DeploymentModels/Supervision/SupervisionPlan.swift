import Diagnostics
import YAML

/// How the processes of one container are started, watched and asked: what both supervisors need.
struct SupervisionPlan {
  let container: PlannedContainer
  let image: Node
  let environment: EnvironmentUnion
  /// The shell of the image; nil where there is none.
  let shell: String?

  var processes: [PlannedProcess] { container.processes }
  var supervisor: DeploymentModel.Supervisor { container.entry!.supervisor }
  var tree: Tree { container.entry!.node.tree }
  var position: Position { container.entry!.node.position }

  /// Where the supervisor's files are in the container.
  var directory: String { "/etc/\(supervisor.rawValue)" }
  /// Where it may write.
  var runDirectory: String { "/run/\(supervisor.rawValue)" }

  /// The names of the processes: their containers', with their workloads' where two are called the same.
  var programs: [String] {
    let counts = Dictionary(grouping: processes, by: \.name).mapValues(\.count)
    return processes.map { counts[$0.name]! > 1 ? "\($0.workload.originalName)-\($0.name)" : $0.name }
  }

  func command(of process: PlannedProcess) -> ProcessCommand {
    ProcessCommand(process.container) { environment.has($0, process) }!
  }

  // MARK: Probes

  static let probeKinds = ["startupProbe", "readinessProbe", "livenessProbe"]

  /// The processes' probes of a kind.
  func probes(_ kind: String) -> [(process: PlannedProcess, node: Node)] {
    processes.compactMap { process in process.container[kind].map { (process, $0) } }
  }

  var hasProbes: Bool { Self.probeKinds.contains { !probes($0).isEmpty } }

  /// Sets the probes of the container to ones that run the script which asks all processes.
  func setProbes(_ result: Node, script: String, extraSeconds: Int) throws {
    for kind in Self.probeKinds {
      let probes = probes(kind)
      guard !probes.isEmpty else { continue }
      guard let shell else {
        throw Diagnostic.probesNeedShell(kind, probes.map(\.process), model: container.entry!.node)
      }
      let name = String(kind.dropLast("Probe".count))
      let command = tree.strings([shell, script, name], at: position)
      let probe = tree.mapping([("exec", tree.mapping([("command", command)], at: position))], at: position)
      setTimes(probe, probes.map(\.node), kind: kind, extraSeconds: extraSeconds)
      result.set(kind, probe)
    }
  }

  /// The times of one probe for several: it begins with the last, asks as often as the first, waits for all of them one
  /// after another, and gives up on a process no sooner than that process's own probe would.
  private func setTimes(_ probe: Node, _ nodes: [Node], kind: String, extraSeconds: Int) {
    func values(_ field: String, or fallback: Int) -> [Int] {
      nodes.map { $0[field].flatMap { Int($0.string) } ?? fallback }
    }
    let delay = values("initialDelaySeconds", or: 0).max()!
    let periods = values("periodSeconds", or: 10)
    let period = periods.min()!
    let patience = zip(periods, values("failureThreshold", or: 3)).map { $0 * $1 }
    let threshold =
      kind == "readinessProbe"
      ? values("failureThreshold", or: 3).min()! : (patience.max()! + period - 1) / period
    let successes = values("successThreshold", or: 1).max()!
    func set(_ field: String, _ value: Int) { probe.set(field, tree.integer(value, at: position)) }
    if delay > 0 { set("initialDelaySeconds", delay) }
    set("periodSeconds", period)
    set("timeoutSeconds", values("timeoutSeconds", or: 1).reduce(extraSeconds, +))
    set("failureThreshold", threshold)
    if successes > 1 { set("successThreshold", successes) }
    let graces = nodes.compactMap { $0["terminationGracePeriodSeconds"].flatMap { Int($0.string) } }
    if let grace = graces.max() { set("terminationGracePeriodSeconds", grace) }
  }
}
