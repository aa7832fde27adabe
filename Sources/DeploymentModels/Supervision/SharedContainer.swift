import Diagnostics
import YAML

/// What a container of several processes has of the containers that they were: what all must have alike, the sum of
/// their resources, the union of their mounts.
struct SharedContainer {
  private let container: PlannedContainer
  private let changes: Changes

  init(_ container: PlannedContainer, _ changes: Changes) {
    self.container = container
    self.changes = changes
  }

  /// Fields of a container that several processes can only have alike.
  static let equalFields = [
    "imagePullPolicy", "securityContext", "terminationMessagePath", "terminationMessagePolicy", "resizePolicy",
  ]

  /// - Throws: `Diagnostic` at a process that needs a container of its own.
  func refuseWhatCannotBeShared() throws {
    let model = container.entry!.node
    let first = container.processes[0]
    for process in container.processes {
      for hook in ["preStop", "postStart"] {
        if let node = process.original[path: "lifecycle", hook] {
          throw Diagnostic.hookOfOne(process, hook, node, model: model)
        }
      }
      for field in ["stdin", "stdinOnce", "tty"] {
        if let node = process.original[field], node.hasText("true") {
          throw Diagnostic.terminalOfOne(process, field, node, model: model)
        }
      }
    }
    for process in container.processes {
      for variable in process.original.items("env") {
        guard let node = variable[path: "valueFrom", "resourceFieldRef"] else { continue }
        throw Diagnostic.resourceOfOne(process, variable.nameText, node, model: model)
      }
    }
    for process in container.processes.dropFirst() {
      for key in Self.equalFields {
        try refuseDifference(key, first, first.container[key], process, process.container[key], model)
      }
    }
  }

  private func refuseDifference(
    _ path: String, _ a: PlannedProcess, _ first: Node?, _ b: PlannedProcess, _ second: Node?, _ model: Node
  ) throws {
    if first == nil, second == nil { return }
    if let first, let second, first.isEqual(to: second) { return }
    // What is not there asks for none of what a mapping says.
    if first?.isMapping ?? true, second?.isMapping ?? true {
      let fields = [first, second].flatMap { $0.map { Array($0.fields) } ?? [] }
      for key in Set(fields.map(\.key.string)).sorted() {
        try refuseDifference("\(path).\(key)", a, first?[key], b, second?[key], model)
      }
      return
    }
    throw Diagnostic.containersDiffer(path, a, first, b, second, model: model)
  }

  // MARK: Resources

  /// Adds up what the processes request, and what they are limited to where all are.
  func uniteResources(in result: Node) {
    let processes = container.processes
    let resources = result.tree.mapping(at: result.position)
    let requests = sums(processes.map { $0.container[path: "resources", "requests"] }, all: false)
    if !requests.isEmpty { resources.set("requests", quantities(requests, result)) }
    let declared = processes.map { $0.container[path: "resources", "limits"] }
    let limits = sums(declared, all: true)
    if !limits.isEmpty { resources.set("limits", quantities(limits, result)) }
    let dropped = sums(declared, all: false).map(\.name).filter { name in !limits.contains { $0.name == name } }
    if let name = dropped.first,
      let other = processes.first(where: { $0.container[path: "resources", "limits", name] == nil })
    {
      changes.warn(.limitsLeftOut(dropped, container, without: other))
    }
    if !resources.isEmptyCollection { result.set("resources", resources) }
  }

  private func sums(_ maps: [Node?], all: Bool) -> [(name: String, sum: Quantity)] {
    maps.flatMap { $0?.fields.map(\.key.string) ?? [] }.unique.compactMap { name in
      let values = maps.map { $0?[name].flatMap { Quantity($0.string) } }
      guard !all || values.allSatisfy({ $0 != nil }) else { return nil }
      return (name, values.compactMap { $0 }.reduce(.zero, +))
    }
  }

  private func quantities(_ sums: [(name: String, sum: Quantity)], _ result: Node) -> Node {
    let tree = result.tree
    return tree.mapping(
      sums.map { ($0.name, tree.scalar($0.sum.description, at: result.position)) }, at: result.position)
  }

  // MARK: Mounts

  /// Unites the mounts: one place in the file system can hold one volume.
  func uniteMounts(in result: Node) throws {
    for (field, place) in [("volumeMounts", "mountPath"), ("volumeDevices", "devicePath")] {
      var mounts: [(process: PlannedProcess, node: Node)] = []
      for process in container.processes {
        for mount in process.container.items(field) {
          if let other = mounts.first(where: { $0.node[place]?.string == mount[place]?.string }) {
            guard other.node.isEqual(to: mount) else {
              throw Diagnostic.mountsConflict(process, mount, other.process, other.node, model: container.entry!.node)
            }
          } else {
            mounts.append((process, mount))
          }
        }
      }
      result.setOrRemove(field, mounts.map { $0.node.copy() })
    }
  }
}
