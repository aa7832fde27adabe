import Diagnostics
import Kubernetes
import YAML

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
