import Kubernetes
import YAML

/// What the models of one build have done, for those that come after and for those who compare models: a workload that
/// was taken apart answers to its old name, and a container of several processes still knows them.
///
/// It serves one build at a time.
package final class ModelHistory: @unchecked Sendable {
  /// A workload that was taken apart.
  final class Origin {
    /// The component label that its pods had.
    let component: String?
    let parent: Origin?
    /// How many pods were made of it.
    let parts: Int

    init(component: String?, parent: Origin?, parts: Int) {
      self.component = component
      self.parent = parent
      self.parts = parts
    }
  }

  /// What ports and volumes of a workload were called before they had to share a pod.
  struct FormerNames {
    /// By container and present name.
    var ports: [String: [String: String]] = [:]
    /// By present name.
    var volumes: [String: String] = [:]
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
  private var names: [ObjectIdentifier: Set<String>] = [:]
  private var formerNames: [ObjectIdentifier: FormerNames] = [:]
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

  /// Whether two containers of a workload were in pods of their own before they were put together.
  func wereApart(_ container: String, _ other: String, in resource: Resource) -> Bool {
    let sets = united[ObjectIdentifier(resource)]?.keys.map { $0 } ?? []
    guard let set = sets.first(where: { $0.contains(container) }) else { return false }
    return !set.contains(other)
  }

  func note(_ resource: Resource, hasFormer names: FormerNames) {
    resources.append(resource)
    formerNames[ObjectIdentifier(resource)] = names
  }

  func formerNames(in resource: Resource) -> FormerNames { formerNames[ObjectIdentifier(resource)] ?? FormerNames() }

  func note(_ resource: Resource, runs supervised: Supervised, in container: String) {
    resources.append(resource)
    self.supervised[ObjectIdentifier(resource), default: [:]][container] = supervised
  }

  func supervised(in resource: Resource) -> [String: Supervised] { supervised[ObjectIdentifier(resource)] ?? [:] }

  /// Remembers the names of the workloads whose containers one has.
  func note(_ resource: Resource, replaces names: Set<String>) {
    resources.append(resource)
    self.names[ObjectIdentifier(resource)] = names
  }

  /// The names of the workloads that a resource has containers of.
  func formerNames(of resource: Resource) -> Set<String> { names[ObjectIdentifier(resource)] ?? [] }
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
