import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// What a model makes of a kustomization, in numbers.
package struct ModelSummary {
  package let name: String
  package var workloads = 0
  /// At the replicas that are given, or the least that an autoscaler keeps.
  package var pods = 0
  package var containers = 0
  package var services = 0
  package var cpu = ""
  package var memory = ""
  package var accounts: [String] = []
  /// The RBAC rules that each container can use.
  package var rules: [(container: String, count: Int)] = []
  /// Pairs of processes of which one names the other's address.
  package var networkLinks = 0
  package var loopbackLinks = 0
  /// Processes that restart together, as they share a container.
  package var restartTogether: [[String]] = []
  /// Processes whose workload runs nothing else.
  package var scaleAlone: [String] = []
  var scalesAllAlone = false
  package var processes: [String] = []
  /// Addresses that the model wrote anew, in words.
  package var rewritten: [String] = []
  /// The names of the warnings, each once.
  package var warnings: [String] = []
  package var warningCount: Int { allWarnings.count }
  package var allWarnings: [Diagnostic] = []
  /// Why the model cannot be had.
  package var refusal: Diagnostic?

  package init(name: String, refusal: Diagnostic) {
    self.name = name
    self.refusal = refusal
  }

  package init(name: String, _ result: BuildResult) {
    self.name = name
    let resources = result.resources.resources
    let all = resources.compactMap(Workload.init)
    let scalers = resources.filter { $0.kind == "HorizontalPodAutoscaler" }
    let access = AccessRules(resources)
    var total: (cpu: Quantity, memory: Quantity) = (.zero, .zero)
    for workload in all {
      let replicas = Self.replicas(of: workload, scalers)
      workloads += 1
      pods += replicas
      containers += replicas * workload.containers.count
      for container in workload.containers {
        let requests = container[path: "resources", "requests"]
        let (cpu, memory) = (requests?["cpu"]?.string, requests?["memory"]?.string)
        if let cpu = cpu.flatMap(Quantity.init) { total.cpu = total.cpu + cpu * replicas }
        if let memory = memory.flatMap(Quantity.init) { total.memory = total.memory + memory * replicas }
        let count = access.grants(of: workload).reduce(0) { $0 + $1.ruleCount }
        rules.append((container.nameText, count))
      }
      let account = workload.accountName
      if !accounts.contains(account) { accounts.append(account) }
    }
    cpu = total.cpu.short
    memory = total.memory.short
    services = resources.count { $0.kind == "Service" && $0.gvk.group.isEmpty }
    describeProcesses(RenderedProcess.all(in: resources), resources)
    rewritten = Self.describe(resources.flatMap(\.modelPast.rewritten))
    allWarnings = result.warnings.filter { $0.severity == .warning }
    for warning in allWarnings {
      let name = warning.id.name.replacing("-", with: " ")
      if !warnings.contains(name) { warnings.append(name) }
    }
  }

  /// In words, each once, by the process.
  private static func describe(_ addresses: [RewrittenAddress]) -> [String] {
    let sorted = addresses.enumerated().sorted { ($0.element.process, $0.offset) < ($1.element.process, $1.offset) }
    return sorted.map { _, change in
      let way = change.overNetwork ? "through Service \(change.to)" : "at \(change.to)"
      let place = change.location.map { ", \($0)" } ?? ""
      return "\(change.process) reaches \(change.owner) \(way) (was \(change.from)\(place))"
    }.unique
  }

  private static func replicas(of workload: Workload, _ scalers: [Resource]) -> Int {
    if let said = workload.spec["replicas"].flatMap({ Int($0.string) }) { return said }
    let scaler = scalers.first { $0.node[path: "spec", "scaleTargetRef", "name"]?.hasText(workload.name) ?? false }
    return scaler?.node[path: "spec", "minReplicas"].flatMap { Int($0.string) } ?? 1
  }

  private mutating func describeProcesses(_ all: [RenderedProcess], _ resources: [Resource]) {
    processes = all.map(\.name)
    var together: [(key: String, names: [String])] = []
    var alone: [String: [String]] = [:]
    for process in all {
      let pod = "\(process.workload.kind)/\(process.workload.namespace)/\(process.workload.name)"
      alone[pod, default: []].append(process.name)
      let key = "\(pod)/\(process.container)"
      if let index = together.firstIndex(where: { $0.key == key }) {
        together[index].names.append(process.name)
      } else {
        together.append((key, [process.name]))
      }
    }
    restartTogether = together.map(\.names).filter { $0.count > 1 }
    let single = alone.values.filter { $0.count == 1 }
    scalesAllAlone = single.count == all.count
    for name in all.map(\.name) where single.contains([name]) && !scaleAlone.contains(name) { scaleAlone.append(name) }
    let links = ProcessLinks(all, resources)
    networkLinks = links.network.count
    loopbackLinks = links.loopback.count
  }
}
