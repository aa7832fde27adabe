import Diagnostics
import Kubernetes
import YAML

/// What the passes of one model make of the resources of a build.
final class Changes {
  /// The resources as they were, in order.
  let resources: [Resource]
  /// Tells the user what is lost.
  let warn: (Diagnostic) -> Void
  /// The addresses of each process that were written anew.
  private(set) var rewritten: [PlannedProcess: [RewrittenAddress]] = [:]
  /// The links that were on loopback and cross the network now.
  private(set) var links: [CrossedLink] = []
  /// The hosts that are asked for over https under another name now.
  private(set) var secureHosts: [SecureHost] = []
  /// Resources that are new, behind the one that each comes from.
  private var added: [ObjectIdentifier: [Resource]] = [:]
  private var removed: Set<ObjectIdentifier> = []

  init(of resources: [Resource], warning: @escaping (Diagnostic) -> Void) {
    self.resources = resources
    warn = warning
  }

  func add(_ resource: Resource, after other: Resource) {
    added[ObjectIdentifier(other), default: []].append(resource)
  }

  func remove(_ resource: Resource) { removed.insert(ObjectIdentifier(resource)) }

  func note(_ address: RewrittenAddress, of process: PlannedProcess) {
    rewritten[process, default: []].append(address)
  }

  func note(_ link: CrossedLink) { links.append(link) }

  func note(_ host: SecureHost) { secureHosts.append(host) }

  /// All that there is by now.
  var result: [Resource] {
    resources.flatMap { resource in
      ([resource] + (added[ObjectIdentifier(resource)] ?? [])).filter { !removed.contains(ObjectIdentifier($0)) }
    }
  }
}
