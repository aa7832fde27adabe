import Kubernetes
import YAML

/// What models have made of a workload so far, for those that come after and for those who compare models: what was
/// taken apart answers to its old name, and a container of several processes still knows them.
struct ModelPast: Sendable {
  /// Every name of the workloads whose containers it has.
  var names: Set<String> = []
  /// What took it out of another workload, the last time.
  var split: Split?
  /// The labels of the pods that it was put together of, by their containers.
  var united: [Set<String>: [String: String]] = [:]
  /// What its ports were called before they had to share a pod: by container, by present name.
  var ports: [String: [String: String]] = [:]
  /// What its volumes were called, by present name.
  var volumes: [String: String] = [:]
  /// Its containers that run several processes, by name.
  var supervised: [String: [Process]] = [:]
  /// The addresses of its processes that models wrote anew.
  var rewritten: [RewrittenAddress] = []

  /// A workload's being taken apart.
  final class Split: Sendable {
    /// The component label that its pods had.
    let component: String?
    /// What had taken it out of another one before.
    let parent: Split?
    /// How many pods were made of it.
    let parts: Int

    init(component: String?, parent: Split?, parts: Int) {
      self.component = component
      self.parent = parent
      self.parts = parts
    }
  }

  /// A process in a container of several: its name, and the container that it was.
  struct Process {
    let name: String
    let container: Node
  }

  /// Whether two containers were in pods of their own before they were put together.
  func wereApart(_ container: String, _ other: String) -> Bool {
    guard let containers = united.keys.first(where: { $0.contains(container) }) else { return false }
    return !containers.contains(other)
  }
}

/// An address that a model wrote anew, as a comparison of models tells it.
struct RewrittenAddress {
  var process: String
  var owner: String
  var host: String
  var port: Int
  /// The address is another machine's now; else it is this pod's own.
  var overNetwork: Bool
  /// What it was, and where.
  var from = ""
  var location: String?

  var to: String { "\(host):\(port)" }
}

extension Resource {
  /// What models have made of it.
  var modelPast: ModelPast {
    get { past as? ModelPast ?? ModelPast() }
    set { past = newValue }
  }
}
