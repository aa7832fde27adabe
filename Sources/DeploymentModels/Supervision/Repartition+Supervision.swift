import Diagnostics
import Kubernetes
import YAML

extension Repartition {
  /// Puts several processes into one container, under a supervisor.
  ///
  /// - Returns: the container. What configures the supervisor is added to the build.
  /// - Throws: `Diagnostic` where the processes cannot share a container.
  func supervise(
    _ container: PlannedContainer, in pod: PlannedPod, _ podSpec: Node, _ resource: Resource
  ) throws -> Node {
    let entry = container.entry!
    let processes = container.processes
    let result = tree.mapping(at: entry.node.position)
    result.set("name", entry.name.copy())
    result.set("image", try image(of: container))
    try refuseWhatCannotBeShared(container)
    for process in processes {
      guard !process.container.items("command").isEmpty else { throw commandUnknown(process, entry.node) }
    }
    for key in Self.equalFields { if let value = processes[0].container[key] { result.set(key, value.copy()) } }
    let environment = try EnvironmentUnion(processes, in: self, model: entry.node)
    result.setOrRemove("env", environment.variables)
    result.setOrRemove("envFrom", environment.sources)
    result.setOrRemove("ports", processes.flatMap { $0.container.items("ports").map { $0.copy() } })
    uniteResources(container, result)
    try uniteMounts(container, result)
    let shell = try self.shell(of: container)
    let plan = SupervisionPlan(container: container, environment: environment, shell: shell, tree: tree)
    let files: [(name: String, text: String)]
    switch entry.supervisor {
    case .supervisord: files = try plan.superviseWithSupervisord(result)
    case .cinit: files = try plan.superviseWithCinit(result)
    }
    if !files.isEmpty { mount(files, in: result, podSpec, pod, container, directory: plan.directory) }
    if entry.supervisor == .supervisord { addRunDirectory(result, podSpec, plan.runDirectory) }
    lengthenGrace(podSpec, container)
    history.note(
      resource,
      runs: ModelHistory.Supervised(
        supervisor: entry.supervisor,
        processes: zip(plan.programs, processes).map {
          ModelHistory.SupervisedProcess(name: $0, container: $1.container)
        }),
      in: container.name)
    return result
  }

  /// The image that the model says, or that all processes have.
  private func image(of container: PlannedContainer) throws -> Node {
    if let image = container.entry?.image { return image.copy() }
    let first = container.processes[0]
    for other in container.processes.dropFirst()
    where other.container["image"]?.string != first.container["image"]?.string {
      throw imageUnknown(first, other, model: container.entry!.node)
    }
    guard let image = first.container["image"] else { throw imageUnknown(first, first, model: container.entry!.node) }
    return image.copy()
  }

  /// The shell of the image; nil where it is not said to have one.
  private func shell(of container: PlannedContainer) throws -> String? {
    guard let shell = container.entry?.shell else {
      return container.entry?.supervisor == .supervisord ? "/bin/sh" : nil
    }
    if shell.bytes.isEmpty {
      if container.entry?.supervisor == .supervisord { throw supervisordNeedsShell(shell, container.processes[0]) }
      return nil
    }
    return shell.string
  }

  /// The supervisor needs a second more than the process that takes longest to stop.
  private func lengthenGrace(_ podSpec: Node, _ container: PlannedContainer) {
    guard container.entry?.supervisor == .supervisord else { return }
    let needed = container.processes.map(\.stopSeconds).max()! + 1
    let present = podSpec["terminationGracePeriodSeconds"].flatMap { Int($0.string) } ?? 30
    guard present < needed else { return }
    podSpec.set("terminationGracePeriodSeconds", tree.integer(needed, at: container.entry!.node.position))
  }

  /// Adds the supervisor's files as a ConfigMap whose name ends in a hash of them.
  private func mount(
    _ files: [(name: String, text: String)], in result: Node, _ podSpec: Node, _ pod: PlannedPod,
    _ container: PlannedContainer, directory: String
  ) {
    let position = container.entry!.node.position
    let source = pod.sources[0].resource
    let suffix = container.entry!.supervisor.rawValue
    let baseName =
      container.name == pod.baseName ? "\(pod.baseName)-\(suffix)" : "\(pod.baseName)-\(container.name)-\(suffix)"
    let metadata = tree.mapping([("name", tree.scalar(baseName))], at: position)
    if !source.namespace.isEmpty { metadata.set("namespace", string: source.namespace, at: position) }
    metadata.setLabels(pod.labels, at: position)
    let data = tree.mapping(files.map { ($0.name, tree.scalar($0.text, style: .literal, at: position)) }, at: position)
    let node = tree.mapping(
      [
        ("apiVersion", tree.scalar("v1")), ("kind", tree.scalar("ConfigMap")), ("metadata", metadata), ("data", data),
      ], at: position)
    let map = sibling(of: source, node, baseName: baseName, at: position)
    map.needsHashSuffix = true
    add(map, after: source)
    let volume = "\(container.name)-\(suffix)"
    let reference = tree.mapping([("name", tree.scalar(map.name, at: position))], at: position)
    podSpec.list("volumes").append(
      tree.mapping([("name", tree.scalar(volume, at: position)), ("configMap", reference)], at: position))
    addMount(result, volume, directory, readOnly: true, at: position)
  }

  /// Adds a place where the supervisor may write, for a container whose file system may not be written to.
  private func addRunDirectory(_ result: Node, _ podSpec: Node, _ directory: String) {
    let position = result.position
    let volume = result.nameText + "-run"
    let empty = tree.mapping(
      [("medium", tree.scalar("Memory")), ("sizeLimit", tree.scalar("1Mi"))], at: position)
    podSpec.list("volumes").append(
      tree.mapping([("name", tree.scalar(volume, at: position)), ("emptyDir", empty)], at: position))
    addMount(result, volume, directory, readOnly: false, at: position)
  }

  private func addMount(_ result: Node, _ volume: String, _ path: String, readOnly: Bool, at position: Position) {
    let mount = tree.mapping(
      [("name", tree.scalar(volume, at: position)), ("mountPath", tree.scalar(path, at: position))], at: position)
    if readOnly { mount.append("readOnly", tree.scalar("true", tag: .boolean, at: position)) }
    result.list("volumeMounts").append(mount)
  }
}

extension PlannedProcess {
  /// How long the process may take to stop.
  var stopSeconds: Int { entry?.stopSeconds.flatMap { Int($0.string) } ?? workload.terminationGrace }

  /// The signal that stops it, without `SIG`.
  var stopSignal: String {
    let node = entry?.stopSignal ?? original[path: "lifecycle", "stopSignal"]
    return node.map { signalName($0.string) } ?? "TERM"
  }
}
