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

/// A process that reached another one on loopback, and reaches it over the network now.
struct CrossedLink {
  let from: PlannedProcess
  let fromPod: PlannedPod
  let to: PlannedProcess
  let toPod: PlannedPod
  /// The port that the other one listens on.
  let port: Int
  /// The text with the address.
  let node: Node
}

extension Resource {
  /// A new resource with the affixes of another one, and so a name as that one's layers would have made it.
  convenience init(_ node: Node, like other: Resource, baseName: String, at position: Position) {
    self.init(node)
    prefixes = other.prefixes
    suffixes = other.suffixes
    setName(baseName, at: position)
    let name = other.withAffixes(baseName)
    if name != baseName { rename(to: name, at: position) }
  }

  /// A name with the prefixes and suffixes that the layers gave to this resource.
  func withAffixes(_ name: String) -> String {
    suffixes.reduce(prefixes.reduce(name) { $1 + $0 }) { $0 + $1 }
  }

  /// The name that `withAffixes` makes this one; where it makes it of none, the name itself.
  func withoutAffixes(_ name: String) -> String {
    var rest = Substring(name)
    for prefix in prefixes.reversed() {
      guard rest.hasPrefix(prefix) else { return name }
      rest = rest.dropFirst(prefix.count)
    }
    for suffix in suffixes.reversed() {
      guard rest.hasSuffix(suffix) else { return name }
      rest = rest.dropLast(suffix.count)
    }
    return rest.isEmpty ? name : String(rest)
  }
}
