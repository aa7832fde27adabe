import Diagnostics
import Kubernetes
import YAML

extension DeploymentModel {
  /// Reads a model from its manifest.
  ///
  /// - Throws: `Diagnostic` at what is wrong.
  init(_ node: Node) throws {
    let top = try FieldReader(node, "a DeploymentModel", fields: ["apiVersion", "kind", "metadata", "spec"])
    guard let spec = try top.mapping("spec") else {
      throw Diagnostic.missingField("spec", of: "a DeploymentModel", in: node)
    }
    let reader = try FieldReader(spec, "a DeploymentModel's spec", fields: ["pods", "rewriteAddresses"])
    let pods = try reader.list("pods").map(Pod.init)
    guard !pods.isEmpty else { throw Diagnostic.missingField("pods", of: "a DeploymentModel", in: spec) }
    self.node = node
    name = node["metadata"]?["name"]?.string ?? ""
    namespace = node["metadata"]?["namespace"]?.string ?? ""
    self.pods = pods
    rewritesAddresses = try reader.bool("rewriteAddresses")
  }
}

extension DeploymentModel.Pod {
  init(_ node: Node) throws {
    let reader = try FieldReader(
      node, "a pod of a model", fields: ["name", "kind", "replicas", "serviceAccountName", "containers"])
    guard let name = try reader.stringNode("name") else {
      throw Diagnostic.missingField("name", of: "a pod of a model", in: node)
    }
    guard isName(name.string) else { throw Diagnostic.invalidName(name) }
    if let kind = try reader.stringNode("kind") {
      guard let known = WorkloadKind(rawValue: kind.string) else { throw Diagnostic.unknownKind(kind) }
      self.kind = known
    } else {
      kind = nil
    }
    if let number = try reader.integer("replicas"), number < 0 {
      throw Diagnostic.negativeNumber(reader.value("replicas")!, "replicas")
    }
    self.node = node
    self.name = name
    replicas = reader.value("replicas")
    serviceAccountName = try reader.stringNode("serviceAccountName")
    containers = try reader.list("containers").map { entry in
      entry.isMapping ? .container(try DeploymentModel.Container(entry)) : .reference(try reference(entry))
    }
    guard !containers.isEmpty else { throw Diagnostic.missingField("containers", of: "pod '\(name.string)'", in: node) }
  }
}

extension DeploymentModel.Container {
  init(_ node: Node) throws {
    let reader = try FieldReader(
      node, "a container of a model", fields: ["name", "image", "supervisor", "shell", "processes"])
    guard let name = try reader.stringNode("name") else {
      throw Diagnostic.missingField("name", of: "a container of a model", in: node)
    }
    guard isName(name.string) else { throw Diagnostic.invalidName(name) }
    let processes = try reader.list("processes").map(DeploymentModel.Process.init)
    guard !processes.isEmpty else {
      throw Diagnostic.missingField("processes", of: "container '\(name.string)'", in: node)
    }
    if let choice = try reader.stringNode("supervisor") {
      guard let known = DeploymentModel.Supervisor(rawValue: choice.string) else {
        throw Diagnostic.unknownSupervisor(choice)
      }
      supervisor = known
    } else {
      supervisor = .supervisord
    }
    self.node = node
    self.name = name
    image = try reader.stringNode("image")
    shell = try reader.stringNode("shell")
    self.processes = processes
  }
}

extension DeploymentModel.Process {
  init(_ node: Node) throws {
    self.node = node
    guard node.isMapping else {
      reference = try DeploymentModels.reference(node)
      stopSignal = nil
      stopSeconds = nil
      ports = []
      return
    }
    let reader = try FieldReader(node, "a process of a model", fields: ["name", "stopSignal", "stopSeconds", "ports"])
    guard let name = try reader.stringNode("name") else {
      throw Diagnostic.missingField("name", of: "a process of a model", in: node)
    }
    reference = name
    stopSignal = try reader.stringNode("stopSignal")
    if let signal = stopSignal, !isSignal(signal.string) { throw Diagnostic.unknownSignal(signal) }
    if let seconds = try reader.integer("stopSeconds"), seconds < 1 {
      throw Diagnostic.negativeNumber(reader.value("stopSeconds")!, "stopSeconds")
    }
    stopSeconds = reader.value("stopSeconds")
    ports = try reader.list("ports")
    for port in ports where !(Int(port.string).map { (1...65535).contains($0) } ?? false) {
      throw Diagnostic.invalidPort(port)
    }
  }
}

/// A node that names a container or a workload.
private func reference(_ node: Node) throws -> Node {
  guard node.isString, !node.bytes.isEmpty else { throw Diagnostic.invalidReference(node) }
  return node
}

/// Whether a text can name a container or a workload: a DNS label.
private func isName(_ text: String) -> Bool {
  let isEnd = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
  guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 63 else { return false }
  return isEnd(first) && isEnd(last) && text.utf8.allSatisfy { isEnd($0) || $0 == UInt8(ascii: "-") }
}

/// The signals that supervisord can stop a process with, with or without `SIG`.
private func isSignal(_ text: String) -> Bool {
  ["TERM", "HUP", "INT", "QUIT", "KILL", "USR1", "USR2"].contains(signalName(text))
}

/// A signal's name without `SIG`.
func signalName(_ text: String) -> String { text.hasPrefix("SIG") ? String(text.dropFirst(3)) : text }
