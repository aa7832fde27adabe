import Diagnostics
import Kubernetes
import YAML

/// Puts several processes into one container, under a supervisor.
struct SupervisedContainer {
  private let container: PlannedContainer
  private let entry: DeploymentModel.Container
  private let pod: PlannedPod
  private let plan: Plan
  private let changes: Changes
  private let supervision: SupervisionPlan

  /// - Throws: `Diagnostic` where the processes cannot share a container.
  init(_ container: PlannedContainer, in pod: PlannedPod, _ plan: Plan, _ changes: Changes) throws {
    self.container = container
    entry = container.entry!
    self.pod = pod
    self.plan = plan
    self.changes = changes
    let image = try Self.image(of: container)
    try SharedContainer(container, changes).refuseWhatCannotBeShared()
    for process in container.processes where process.container.items("command").isEmpty {
      throw Diagnostic.commandUnknown(process, entry.node)
    }
    supervision = SupervisionPlan(
      container: container, image: image,
      environment: try EnvironmentUnion(container.processes, plan.names, model: entry.node),
      shell: try Self.shell(of: container))
  }

  /// What runs in the container, for the models that come after.
  var past: [ModelPast.Process] {
    zip(supervision.programs, container.processes).map { ModelPast.Process(name: $0, container: $1.container) }
  }

  /// Makes the container, and adds what configures the supervisor to the build.
  ///
  /// - Parameter podSpec: gets the volumes that it needs, and the time to stop in.
  /// - Throws: `Diagnostic` where the processes cannot share a container.
  func make(in podSpec: Node) throws -> Node {
    let shared = SharedContainer(container, changes)
    let result = podSpec.tree.mapping(at: entry.node.position)
    result.set("name", entry.name.copy())
    result.set("image", supervision.image.copy())
    for key in SharedContainer.equalFields {
      if let value = container.processes[0].container[key] { result.set(key, value.copy()) }
    }
    result.setOrRemove("env", supervision.environment.variables)
    result.setOrRemove("envFrom", supervision.environment.sources)
    result.setOrRemove("ports", container.processes.flatMap { $0.container.items("ports").map { $0.copy() } })
    shared.uniteResources(in: result)
    try shared.uniteMounts(in: result)
    let files: [(name: String, text: String)]
    switch entry.supervisor {
    case .supervisord: files = try supervision.superviseWithSupervisord(result)
    case .cinit: files = try supervision.superviseWithCinit(result)
    }
    if !files.isEmpty { mount(files, in: result, podSpec) }
    if entry.supervisor == .supervisord { addRunDirectory(result, podSpec) }
    lengthenGrace(podSpec)
    return result
  }

  /// The image that the model says, or that all processes have.
  private static func image(of container: PlannedContainer) throws -> Node {
    if let image = container.entry?.image { return image }
    let first = container.processes[0]
    for other in container.processes.dropFirst()
    where other.container["image"]?.string != first.container["image"]?.string {
      throw Diagnostic.imageUnknown(first, other, model: container.entry!.node)
    }
    guard let image = first.container["image"] else {
      throw Diagnostic.imageUnknown(first, first, model: container.entry!.node)
    }
    return image
  }

  /// The shell of the image; nil where it is not said to have one.
  private static func shell(of container: PlannedContainer) throws -> String? {
    guard let shell = container.entry?.shell else {
      return container.entry?.supervisor == .supervisord ? "/bin/sh" : nil
    }
    if shell.bytes.isEmpty {
      if container.entry?.supervisor == .supervisord {
        throw Diagnostic.supervisordNeedsShell(shell, container.processes[0])
      }
      return nil
    }
    return shell.string
  }

  /// The supervisor needs a second more than the process that takes longest to stop.
  private func lengthenGrace(_ podSpec: Node) {
    guard entry.supervisor == .supervisord else { return }
    let needed = container.processes.map(\.stopSeconds).max()! + 1
    let present = podSpec["terminationGracePeriodSeconds"].flatMap { Int($0.string) } ?? 30
    guard present < needed else { return }
    podSpec.set("terminationGracePeriodSeconds", podSpec.tree.integer(needed, at: entry.node.position))
  }

  /// Adds the supervisor's files as a ConfigMap whose name ends in a hash of them.
  private func mount(_ files: [(name: String, text: String)], in result: Node, _ podSpec: Node) {
    let tree = podSpec.tree
    let position = entry.node.position
    let source = pod.sources[0].resource
    let suffix = entry.supervisor.rawValue
    let baseName =
      container.name == pod.baseName ? "\(pod.baseName)-\(suffix)" : "\(pod.baseName)-\(container.name)-\(suffix)"
    let metadata = tree.mapping([("name", tree.scalar(baseName))], at: position)
    if !source.namespace.isEmpty { metadata.set("namespace", string: source.namespace, at: position) }
    metadata.setLabels(plan.labels[pod], at: position)
    let data = tree.mapping(files.map { ($0.name, tree.scalar($0.text, style: .literal, at: position)) }, at: position)
    let node = tree.mapping(
      [
        ("apiVersion", tree.scalar("v1")), ("kind", tree.scalar("ConfigMap")), ("metadata", metadata), ("data", data),
      ], at: position)
    let map = Resource(node, like: source, baseName: baseName, at: position)
    map.needsHashSuffix = true
    changes.add(map, after: source)
    let volume = "\(container.name)-\(suffix)"
    let reference = tree.mapping([("name", tree.scalar(map.name, at: position))], at: position)
    podSpec.list("volumes").append(
      tree.mapping([("name", tree.scalar(volume, at: position)), ("configMap", reference)], at: position))
    addMount(result, volume, supervision.directory, readOnly: true, at: position)
  }

  /// Adds a place where the supervisor may write, for a container whose file system may not be written to.
  private func addRunDirectory(_ result: Node, _ podSpec: Node) {
    let tree = podSpec.tree
    let position = result.position
    let volume = result.nameText + "-run"
    let empty = tree.mapping(
      [("medium", tree.scalar("Memory")), ("sizeLimit", tree.scalar("1Mi"))], at: position)
    podSpec.list("volumes").append(
      tree.mapping([("name", tree.scalar(volume, at: position)), ("emptyDir", empty)], at: position))
    addMount(result, volume, supervision.runDirectory, readOnly: false, at: position)
  }

  private func addMount(_ result: Node, _ volume: String, _ path: String, readOnly: Bool, at position: Position) {
    let tree = result.tree
    let mount = tree.mapping(
      [("name", tree.scalar(volume, at: position)), ("mountPath", tree.scalar(path, at: position))], at: position)
    if readOnly { mount.append("readOnly", tree.scalar("true", tag: .boolean, at: position)) }
    result.list("volumeMounts").append(mount)
  }
}
