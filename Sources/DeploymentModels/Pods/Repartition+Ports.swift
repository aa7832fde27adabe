import Diagnostics
import YAML

extension Repartition {
  /// Makes the ports of containers that share a pod differ: their numbers must, and of equal names all but the first
  /// get another.
  func namePorts() throws {
    for pod in pods {
      var numbers: [String: (PlannedProcess, Node)] = [:]
      var names: Set<String> = []
      for process in pod.processes {
        let former = history.formerNames(in: process.workload.resource).ports[process.name] ?? [:]
        for port in process.ports {
          let key = "\(port.number)/\(port.transport)"
          if let (other, node) = numbers.updateValue((process, port.node), forKey: key) {
            throw portCollision(process, port, other, node, pod: pod.node)
          }
          guard let name = port.name else { continue }
          // A port that was renamed has its name again where it can.
          let original = former[name] ?? name
          let new = names.insert(original).inserted ? original : uniquePortName(original, process.name, &names)
          if new != name { process.portNames[name] = new }
          if new != original { pod.formerNames.ports[process.name, default: [:]][new] = original }
        }
        process.renamePorts(at: pod.node.position)
      }
    }
  }

  /// A name of 15 characters at the most: the old one, and the container's as far as it fits.
  private func uniquePortName(_ name: String, _ container: String, _ names: inout Set<String>) -> String {
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
  /// Gives the ports their new names, in the container's list and wherever it names them itself.
  fileprivate func renamePorts(at position: Position) {
    guard !portNames.isEmpty else { return }
    func follow(_ node: Node?) {
      guard let node, node.tag != .integer, let name = portNames[node.string] else { return }
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
