import Kubernetes
import YAML

/// What the models of one build have done, for those that come after and for those who compare models: a workload that
/// was taken apart answers to its old name, and a container of several processes still knows them.
///
/// It serves one build at a time.
package final class ModelHistory: @unchecked Sendable {
  /// A workload that was taken apart.
  final class Origin {
    /// Its names, with those of the workload that it was a part of itself.
    let names: Set<String>
    /// The component label that its pods had.
    let component: String?
    let parent: Origin?
    /// How many pods were made of it.
    let parts: Int

    init(names: Set<String>, component: String?, parent: Origin?, parts: Int) {
      self.names = names
      self.component = component
      self.parent = parent
      self.parts = parts
    }
  }

  /// A container that runs several processes.
  struct Supervised {
    let supervisor: DeploymentModel.Supervisor
    let processes: [SupervisedProcess]
  }

  /// A process in such a container: its name, and the container that it was.
  struct SupervisedProcess {
    let name: String
    let container: Node
  }

  private var origins: [ObjectIdentifier: Origin] = [:]
  private var united: [ObjectIdentifier: [Set<String>: [String: String]]] = [:]
  private var supervised: [ObjectIdentifier: [String: Supervised]] = [:]
  /// Held, so that no other object gets the identity of one that is noted.
  private var resources: [Resource] = []
  /// What the models wrote anew: addresses, with where they stood.
  var rewrittenAddresses: [RewrittenAddress] = []

  package init() {}

  func note(_ resource: Resource, isPartOf origin: Origin) {
    resources.append(resource)
    origins[ObjectIdentifier(resource)] = origin
  }

  func origin(of resource: Resource) -> Origin? { origins[ObjectIdentifier(resource)] }

  /// Remembers the labels of a pod that was put together with others, by its containers.
  func note(_ resource: Resource, unites labels: [String: String], of containers: Set<String>) {
    resources.append(resource)
    united[ObjectIdentifier(resource), default: [:]][containers] = labels
  }

  /// The labels that just these containers of a workload had when they were a pod of their own.
  func formerLabels(of containers: Set<String>, in resource: Resource) -> [String: String]? {
    united[ObjectIdentifier(resource)]?[containers]
  }

  func note(_ resource: Resource, runs supervised: Supervised, in container: String) {
    resources.append(resource)
    self.supervised[ObjectIdentifier(resource), default: [:]][container] = supervised
  }

  func supervised(in resource: Resource) -> [String: Supervised] { supervised[ObjectIdentifier(resource)] ?? [:] }

  /// The names of the workloads that a resource is a part of.
  func formerNames(of resource: Resource) -> Set<String> { origin(of: resource)?.names ?? [] }
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
