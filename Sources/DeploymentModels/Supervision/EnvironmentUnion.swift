import Diagnostics
import Kubernetes
import YAML

/// The environment of a container of several processes: what they have in common, and what each has by itself.
struct EnvironmentUnion {
  /// The variables of the container.
  private(set) var variables: [Node] = []
  /// Where further ones come from.
  private(set) var sources: [Node] = []
  /// Variables of one process only, where its value differs from another's.
  private(set) var own: [PlannedProcess: [(name: String, value: String)]] = [:]
  private var imported: [PlannedProcess: [(Node, keys: [String: String]?)]] = [:]

  /// - Throws: `Diagnostic` where values differ of which one is a reference.
  init(_ processes: [PlannedProcess], _ names: ResourceNames, model: Node) throws {
    var entries: [(name: String, values: [(process: PlannedProcess, node: Node)])] = []
    for process in processes {
      for node in process.container.items("env") {
        if let index = entries.firstIndex(where: { $0.name == node.nameText }) {
          // The last one of a container counts.
          entries[index].values.removeAll { $0.process == process }
          entries[index].values.append((process, node))
        } else {
          entries.append((node.nameText, [(process, node)]))
        }
      }
      for source in process.container.items("envFrom") {
        imported[process, default: []].append((source, Self.keys(source, process, names)))
        if !sources.contains(where: { $0.isEqual(to: source) }) { sources.append(source.copy()) }
      }
    }
    for (name, values) in entries { try add(name, values, processes, model) }
    try refuseDifferentImports(processes, model)
  }

  private mutating func add(
    _ name: String, _ values: [(process: PlannedProcess, node: Node)], _ processes: [PlannedProcess], _ model: Node
  ) throws {
    let first = values[0]
    let other = values.first { !$0.node.isEqual(to: first.node) }
    // What another process has of that name from a ConfigMap.
    var inherited: (PlannedProcess, Node)?
    for process in processes where inherited == nil && !values.contains(where: { $0.process == process }) {
      guard let found = imported(name, process) else { continue }
      let isSame = first.node["valueFrom"] == nil && found.value == first.node["value"]?.string ?? ""
      if !isSame { inherited = (process, found.source) }
    }
    guard other != nil || inherited != nil else {
      variables.append(first.node.copy())
      return
    }
    for value in values where value.node["valueFrom"] != nil {
      let (process, node) = values.first { $0.process != value.process } ?? inherited.map { ($0.0, $0.1) } ?? value
      throw Diagnostic.environmentsDiffer(name, value.process, value.node, process, node, model: model)
    }
    for (process, node) in values {
      own[process, default: []].append((name, node["value"]?.string ?? ""))
    }
  }

  /// The value that a process has from a ConfigMap of the build.
  private func imported(_ name: String, _ process: PlannedProcess) -> (source: Node, value: String)? {
    for (source, keys) in imported[process] ?? [] {
      if let value = keys?[name] { return (source, value) }
    }
    return nil
  }

  private func refuseDifferentImports(_ processes: [PlannedProcess], _ model: Node) throws {
    var values: [String: (PlannedProcess, Node, String)] = [:]
    for process in processes {
      for (source, keys) in imported[process] ?? [] {
        for (name, value) in (keys ?? [:]).sorted(by: { $0.key < $1.key }) {
          if let (other, node, text) = values[name] {
            guard text == value || other == process else {
              throw Diagnostic.environmentsDiffer(name, process, source, other, node, model: model)
            }
          } else {
            values[name] = (process, source, value)
          }
        }
      }
    }
  }

  /// The variables that a ConfigMap gives; nil where it is not of this build, or is a Secret.
  private static func keys(_ source: Node, _ process: PlannedProcess, _ names: ResourceNames) -> [String: String]? {
    guard let name = source[path: "configMapRef", "name"]?.string,
      let map = names.resource("ConfigMap", named: name, from: process.workload.resource)
    else { return nil }
    let prefix = source["prefix"]?.string ?? ""
    return Dictionary(
      textMap(map.node["data"]).map { (prefix + $0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a process has a variable, as far as can be known: what a Secret gives may be anything.
  func has(_ name: String, _ process: PlannedProcess) -> Bool {
    if name.hasPrefix("KUBERNETES_") || process.container.items("env").contains(where: { $0.nameText == name }) {
      return true
    }
    return (imported[process] ?? []).contains { $0.keys.map { $0[name] != nil } ?? true }
  }

  /// The value that is a process's own.
  func ownValue(_ name: String, _ process: PlannedProcess) -> String? {
    own[process]?.first { $0.name == name }?.value
  }
}
