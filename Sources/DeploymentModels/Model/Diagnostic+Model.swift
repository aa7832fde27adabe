import Diagnostics
import Kubernetes
import YAML

extension Diagnostic.ID {
  package static let invalidModel = Diagnostic.ID("M0101", "invalid-model")
}

/// What is wrong with a model in itself.
extension Diagnostic {
  static func invalidName(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidModel, "'\(node.string)' is no name: it takes lower-case letters, digits and '-'")
  }

  static func unknownKind(_ node: Node) -> Diagnostic {
    let kinds = WorkloadKind.allCases.map(\.rawValue)
    return node.diagnostic(
      .invalidModel, "a pod's workload is a \(words(kinds, "or")), not a \(node.string)",
      meant: nearestWord(to: node.string, among: kinds))
  }

  static func unknownSupervisor(_ node: Node) -> Diagnostic {
    let known = DeploymentModel.Supervisor.allCases.map(\.rawValue)
    return node.diagnostic(
      .invalidModel, "there is no supervisor '\(node.string)', only \(words(known))",
      meant: nearestWord(to: node.string, among: known))
  }

  static func unknownSignal(_ node: Node) -> Diagnostic {
    node.diagnostic(
      .invalidModel, "'\(node.string)' is no signal that stops a process",
      hint: "use TERM, HUP, INT, QUIT, KILL, USR1 or USR2")
  }

  static func invalidPort(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidModel, "'\(node.string)' is no port: a port is a number from 1 to 65535")
  }

  static func negativeNumber(_ node: Node, _ field: String) -> Diagnostic {
    node.diagnostic(.invalidModel, "'\(field)' is too small: \(node.string)")
  }

  static func invalidReference(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidModel, "a container is named as WORKLOAD/CONTAINER, and all of a workload as WORKLOAD")
  }
}
