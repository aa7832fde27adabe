import Diagnostics
import YAML

/// What the ports of containers are called that share a pod: their numbers must differ, and of equal names all but the
/// first get another.
struct PortNames {
  private var changed: [PlannedProcess: [String: String]] = [:]
  private var formerNames: [PlannedPod: [String: [String: String]]] = [:]

  /// - Throws: `Diagnostic` where two containers of a pod listen on one port.
  init(of partition: Partition) throws {
    for pod in partition.pods {
      var numbers: [String: (PlannedProcess, Node)] = [:]
      var names: Set<String> = []
      for process in pod.processes {
        let former = process.workload.past.ports[process.name] ?? [:]
        for port in process.ports {
          let key = "\(port.number)/\(port.transport)"
          if let (other, node) = numbers.updateValue((process, port.node), forKey: key) {
            throw Diagnostic.portCollision(process, port, other, node, pod: pod.node)
          }
          guard let name = port.name else { continue }
          // A port that was renamed has its name again where it can.
          let original = former[name] ?? name
          let new = names.insert(original).inserted ? original : Self.unusedName(original, process.name, &names)
          if new != name { changed[process, default: [:]][name] = new }
          if new != original { formerNames[pod, default: [:]][process.name, default: [:]][new] = original }
        }
      }
    }
  }

  /// The new names of a container's ports, by the old ones.
  subscript(_ process: PlannedProcess) -> [String: String] { changed[process] ?? [:] }

  /// What ports were called before they had to share a pod: by container, by new name.
  func former(of pod: PlannedPod) -> [String: [String: String]] { formerNames[pod] ?? [:] }

  /// A name of 15 characters at the most: the old one, and the container's as far as it fits.
  private static func unusedName(_ name: String, _ container: String, _ names: inout Set<String>) -> String {
    func cut(_ text: String, _ length: Int) -> String {
      var text = String(text.prefix(length))
      while text.hasSuffix("-") { text.removeLast() }
      return text
    }
    let wanted = cut("\(name)-\(container)", 15)
    if names.insert(wanted).inserted { return wanted }
    var number = 2
    while true {
      let candidate = cut(wanted, 14 - String(number).count) + "-\(number)"
      if names.insert(candidate).inserted { return candidate }
      number += 1
    }
  }
}

extension PlannedProcess {
  /// Gives the ports new names, in the container's list and wherever it names them itself.
  func renamePorts(_ names: [String: String], at position: Position) {
    guard !names.isEmpty else { return }
    func follow(_ node: Node?) {
      guard let node, node.tag != .integer, let name = names[node.string] else { return }
      node.setString(name, at: position)
    }
    for port in container.items("ports") { follow(port["name"]) }
    for probe in ["startupProbe", "readinessProbe", "livenessProbe"].map({ container[$0] }) {
      follow(probe?[path: "httpGet", "port"])
      follow(probe?[path: "tcpSocket", "port"])
    }
    for hook in ["preStop", "postStart"].map({ container[path: "lifecycle", $0] }) {
      follow(hook?[path: "httpGet", "port"])
      follow(hook?[path: "tcpSocket", "port"])
    }
  }
}

extension Diagnostic.ID {
  package static let portCollision = Diagnostic.ID("M0110", "port-collision")
}

extension Diagnostic {
  fileprivate static func portCollision(
    _ process: PlannedProcess, _ port: ContainerPort, _ other: PlannedProcess, _ node: Node, pod: Node
  ) -> Diagnostic {
    (port.node["containerPort"] ?? port.node).diagnostic(
      .portCollision,
      "containers \(process.title) and \(other.title) both listen on containerPort \(port.number) "
        + "(\(port.transport)), and are to share a pod",
      notes: [
        Note("the other one is at", at: node["containerPort"]),
        Note.remedy("let one listen on another port, or leave it a pod of its own", pod),
      ])
  }
}
