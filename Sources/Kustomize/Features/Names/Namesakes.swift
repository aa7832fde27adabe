import Kubernetes
import YAML

/// The resources of a build that had one name before they were renamed, in their order.
///
/// Where there are many, as over a base that many overlays share, a table finds those that a reference may mean by
/// their kind, by their namespace, and by the outermost of their prefixes and suffixes.
final class Namesakes {
  private(set) var resources: [Resource] = []
  private var table: [Key: [Int]] = [:]

  /// Whether they are looked through one by one.
  var areFew: Bool { resources.count <= SmallIndex.few }

  /// The namespaces in which a resource is looked for.
  enum Scope: Hashable {
    case anywhere
    /// The one that it is in now.
    case current(String)
    /// The one that it was in at first.
    case original(String)
  }

  /// The outermost prefix or suffix of a resource.
  enum Affix: Hashable {
    case any
    case none
    case outermost(String)

    fileprivate init(_ affixes: [String]) { self = affixes.last.map(Affix.outermost) ?? .none }
  }

  private struct Key: Hashable {
    var kind: String
    var scope: Scope
    var prefix: Affix
    var suffix: Affix
  }

  func append(_ resource: Resource) { resources.append(resource) }

  /// The places of the resources that had a kind and are in a scope, in order.
  func places(ofKind kind: String, in scope: Scope) -> [Int] {
    fillTable()
    return table[Key(kind: kind, scope: scope, prefix: .any, suffix: .any)] ?? []
  }

  /// The places of the resources that may be of the same branch as one with these prefixes and suffixes: their
  /// outermost ones are the same, or one side has none.
  func places(ofKind kind: String, in scope: Scope, prefixes: [String], suffixes: [String]) -> [Int] {
    fillTable()
    func choices(_ affixes: [String]) -> [Affix] { affixes.isEmpty ? [.any] : [Affix(affixes), .none] }
    return choices(prefixes).flatMap { prefix in
      choices(suffixes).flatMap { suffix in
        table[Key(kind: kind, scope: scope, prefix: prefix, suffix: suffix)] ?? []
      }
    }
  }

  private func fillTable() {
    guard table.isEmpty else { return }
    for (place, resource) in resources.enumerated() {
      let scopes: [Scope] = [
        .anywhere, .current(resource.id.effectiveNamespace), .original(resource.originalNamespace),
      ]
      for kind in Set(resource.previousNames.map(\.kind)) {
        for scope in scopes {
          for prefix in [.any, Affix(resource.prefixes)] {
            for suffix in [.any, Affix(resource.suffixes)] {
              table[Key(kind: kind, scope: scope, prefix: prefix, suffix: suffix), default: []].append(place)
            }
          }
        }
      }
    }
  }
}
