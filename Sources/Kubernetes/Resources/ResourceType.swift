import Diagnostics
import Synchronization
import YAML

/// A type that a resource was seen to have: API group, version and kind, and the scope that follows from them.
///
/// Each type is made once in a process and kept, as there are few: that two resources are of one type is a comparison
/// of addresses, and what depends on the type alone is worked out once for all of its resources.
package final class ResourceType: Sendable {
  package let gvk: GroupVersionKind
  /// Group and version as manifests write them.
  package let apiVersion: String
  /// Whether its resources are in a namespace, or belong to the whole cluster; nil where that is not known.
  package let isNamespaced: Bool?
  /// Whether a manifest that has this `apiVersion` is of this type, which does not hold of `x/y` made of no group and
  /// a version with a slash.
  private let isNamedByText: Bool

  private init(_ gvk: GroupVersionKind, apiVersion: String) {
    self.gvk = gvk
    self.apiVersion = apiVersion
    isNamedByText = GroupVersionKind(apiVersion: apiVersion, kind: gvk.kind) == gvk
    isNamespaced = Kubernetes.isNamespaced(apiVersion: apiVersion, kind: gvk.kind)
  }

  package var isClusterScoped: Bool { isNamespaced == false }

  /// The type of what names none.
  package static let none = of(GroupVersionKind())

  private static let known = Mutex(Table())

  package static func of(_ gvk: GroupVersionKind) -> ResourceType {
    let apiVersion = gvk.apiVersion
    let hash = Table.hash(apiVersion, gvk.kind)
    return known.withLock { table in
      table.find(hash) { $0.gvk == gvk } ?? table.add(ResourceType(gvk, apiVersion: apiVersion), hash)
    }
  }

  /// The type that the fields `apiVersion` and `kind` of a manifest name; a missing one counts as empty.
  package static func of(apiVersion: Node?, kind: Node?) -> ResourceType {
    let hash = Table.hash(apiVersion, kind)
    return known.withLock { $0.find(hash) { $0.isNamed(by: apiVersion, kind) } }
      ?? of(GroupVersionKind(apiVersion: apiVersion?.string ?? "", kind: kind?.string ?? ""))
  }

  /// Whether the fields `apiVersion` and `kind` of a manifest name this type, written as usual.
  package func isNamed(by apiVersion: Node?, _ kind: Node?) -> Bool {
    func isText(_ node: Node?, _ text: String) -> Bool { node?.hasText(text) ?? text.isEmpty }
    return isText(kind, gvk.kind) && isText(apiVersion, self.apiVersion) && isNamedByText
  }

  /// All types, found by their hashes.
  private struct Table: Sendable {
    private var slots = [ResourceType?](repeating: nil, count: 64)
    private var count = 0

    static func hash(_ apiVersion: String, _ kind: String) -> Int {
      apiVersion.withBytes { apiVersion in kind.withBytes { hash(apiVersion, $0) } }
    }

    static func hash(_ apiVersion: Node?, _ kind: Node?) -> Int {
      let nothing = ByteSpan()
      return hash(apiVersion?.bytes ?? nothing, kind?.bytes ?? nothing)
    }

    private static func hash(_ apiVersion: ByteSpan, _ kind: ByteSpan) -> Int {
      var hasher = Hasher()
      apiVersion.hash(into: &hasher)
      kind.hash(into: &hasher)
      return hasher.finalize()
    }

    func find(_ hash: Int, where isWanted: (ResourceType) -> Bool) -> ResourceType? {
      var slot = hash & (slots.count - 1)
      while let type = slots[slot] {
        if isWanted(type) { return type }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }

    mutating func add(_ type: ResourceType, _ hash: Int) -> ResourceType {
      if count * 2 >= slots.count { grow() }
      insert(type, hash)
      count += 1
      return type
    }

    private mutating func insert(_ type: ResourceType, _ hash: Int) {
      var slot = hash & (slots.count - 1)
      while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = type
    }

    private mutating func grow() {
      let types = slots.compactMap { $0 }
      slots = Array(repeating: nil, count: slots.count * 2)
      for type in types { insert(type, Self.hash(type.apiVersion, type.gvk.kind)) }
    }
  }
}

extension ResourceType {
  /// A reference that is not counted, as a type lives as long as the process.
  struct Reference: Hashable, Sendable {
    private let uncounted: Uncounted<ResourceType>

    init(_ type: ResourceType) { uncounted = Uncounted(type) }

    var type: ResourceType { uncounted.object }

    static func == (a: Reference, b: Reference) -> Bool { a.type === b.type }
    func hash(into hasher: inout Hasher) { type.hash(into: &hasher) }
  }
}

extension ResourceType: Hashable {
  package static func == (a: ResourceType, b: ResourceType) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
