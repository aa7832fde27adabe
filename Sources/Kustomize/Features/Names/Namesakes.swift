import Kubernetes
import YAML

/// The resources of a build that had one name before they were renamed, in their order.
///
/// Where there are many, as over a base that many overlays share, a table finds those that a reference may mean by
/// their kind, by their namespace, and by the outermost of their prefixes and suffixes.
final class Namesakes {
  private(set) var resources: [Resource] = []
  /// What was asked for, in the forms that are `filled`: few builds ask in more than two.
  private var table: [Key: [Int]] = [:]
  private var filled: Set<Form> = []

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

  /// What keys say, whatever they say it of.
  private struct Form: Hashable {
    private enum Namespace { case anywhere, current, original }

    private let namespace: Namespace
    private let hasPrefix, hasSuffix: Bool

    init(of key: Key) {
      switch key.scope {
      case .anywhere: namespace = .anywhere
      case .current: namespace = .current
      case .original: namespace = .original
      }
      (hasPrefix, hasSuffix) = (key.prefix != .any, key.suffix != .any)
    }

    /// The key of this form for a resource that had a kind.
    func key(of resource: Resource, kind: String) -> Key {
      let scope: Scope =
        switch namespace {
        case .anywhere: .anywhere
        case .current: .current(resource.id.effectiveNamespace)
        case .original: .original(resource.originalNamespace)
        }
      return Key(
        kind: kind, scope: scope, prefix: hasPrefix ? Affix(resource.prefixes) : .any,
        suffix: hasSuffix ? Affix(resource.suffixes) : .any)
    }
  }

  func append(_ resource: Resource) { resources.append(resource) }

  /// The places of the resources that had a kind and are in a scope, in order.
  func places(ofKind kind: String, in scope: Scope) -> [Int] {
    places(Key(kind: kind, scope: scope, prefix: .any, suffix: .any))
  }

  /// The places of the resources that may be of the same branch as one with these prefixes and suffixes: their
  /// outermost ones are the same, or one side has none.
  func places(ofKind kind: String, in scope: Scope, prefixes: [String], suffixes: [String]) -> [Int] {
    func choices(_ affixes: [String]) -> [Affix] { affixes.isEmpty ? [.any] : [Affix(affixes), .none] }
    return choices(prefixes).flatMap { prefix in
      choices(suffixes).flatMap { suffix in
        places(Key(kind: kind, scope: scope, prefix: prefix, suffix: suffix))
      }
    }
  }

  private func places(_ key: Key) -> [Int] {
    let form = Form(of: key)
    if filled.insert(form).inserted {
      for (place, resource) in resources.enumerated() {
        let kinds = resource.previousNames
        for number in kinds.indices where !kinds[..<number].contains(where: { $0.kind == kinds[number].kind }) {
          table[form.key(of: resource, kind: kinds[number].kind), default: []].append(place)
        }
      }
    }
    return table[key] ?? []
  }
}
