import Diagnostics
import Inspection
import Kubernetes
import YAML

/// All that is different between two sets of manifests, as data.
///
/// Resources are matched by what they are, across name prefixes, namespaces and hash suffixes; list elements by their
/// merge keys, so that another order is no difference.
///
/// To tell what a change does to an environment, compare the builds before and after it:
///
/// ```swift
/// let diff = Diff(from: before, to: after)
/// for resource in diff.resources {
///   print(resource.change, resource.id)
///   for field in resource.fields where !field.followsRename {
///     print("  ", field.path, field.old?.description ?? "-", field.new?.description ?? "-")
///   }
/// }
/// ```
///
/// Every value knows where it was written: `field.new?.location` is the line to look at.
public struct Diff: Sendable, Hashable {
  /// How far to look for a resource's counterpart.
  public enum Matching: String, Sendable, Hashable, CaseIterable {
    /// As far as possible, to resources that are merely alike.
    case auto
    /// To resources whose names are the same but for prefixes, suffixes, hashes or namespaces.
    case name
    /// Not beyond the same type, namespace and name.
    case exact
  }

  /// The changed and removed resources in the order of the old manifests, then the added ones in that of the new.
  public let resources: [ResourceDifference]
  /// How many resources are the same on both sides.
  public let sameCount: Int

  /// Whether nothing is different.
  public var isEmpty: Bool { resources.isEmpty }

  /// Compares manifests.
  ///
  /// - Parameters:
  ///   - old: the left side, as it was.
  ///   - new: the right side, as it is.
  ///   - matching: how far to look for a resource's counterpart.
  ///   - showsSecrets: whether what Secrets hold is told; else stars stand in its place.
  public init(from old: Manifests, to new: Manifests, matching: Matching = .auto, showsSecrets: Bool = false) {
    let mode: MatchMode =
      switch matching {
      case .auto: .auto
      case .name: .name
      case .exact: .exact
      }
    let diff = ManifestDiff(old.source.resources, new.source.resources, mode: mode, showsSecrets: showsSecrets)
    resources = diff.resources.map { ResourceDifference($0, old.locator, new.locator) }
    sameCount = diff.sameCount
  }
}

/// What is not the same in one resource.
public struct ResourceDifference: Sendable, Hashable {
  public enum Change: String, Sendable, Hashable {
    case changed, added, removed
  }

  /// Why two resources are taken for the same one, the surest first.
  public enum Match: Sendable, Hashable {
    /// Type, namespace and name are the same.
    case identity
    /// Only the version of the type differs.
    case version
    /// Both were called the same before prefixes, suffixes, hashes and namespaces.
    case originalName
    /// The names differ in the hash at their end.
    case hash
    /// The namespaces differ.
    case namespace
    /// The contents are alike, in so many of a hundred values.
    case content(percent: Int)
  }

  /// What it was called; nil where it was added.
  public let old: Resource.ID?
  /// What it is called; nil where it was removed.
  public let new: Resource.ID?
  /// Why both are taken for the same; nil where there is only one.
  public let match: Match?
  /// The values that are not the same; none where the resource was added or removed.
  public let fields: [FieldDifference]
  /// The same as a JSON patch (RFC 6902), by which the old becomes the new.
  public let patch: [PatchOperation]

  public var change: Change { old == nil ? .added : new == nil ? .removed : .changed }
  /// What it is called, or was where it was removed.
  public var id: Resource.ID { new ?? old! }

  init(_ difference: Inspection.ResourceDifference, _ oldLocator: LineLocator, _ newLocator: LineLocator) {
    old = difference.left.map { Resource.ID($0.id) }
    new = difference.right.map { Resource.ID($0.id) }
    match = old != nil && new != nil ? Match(difference.reason) : nil
    fields = difference.fields.map { FieldDifference($0, oldLocator, newLocator) }
    patch = difference.operations.map { PatchOperation($0, newLocator) }
  }
}

extension ResourceDifference.Match {
  fileprivate init(_ reason: ResourceMatch.Reason) {
    self =
      switch reason {
      case .identity: .identity
      case .version: .version
      case .originalName: .originalName
      case .hash: .hash
      case .namespace: .namespace
      case .content(let percent): .content(percent: percent)
      }
  }
}

/// One value of a resource that is not the same on both sides.
public struct FieldDifference: Sendable, Hashable {
  public enum Change: String, Sendable, Hashable {
    case changed, added, removed
    /// A list whose elements are the same, in another order that counts.
    case reordered
  }

  public let change: Change
  /// `spec.template.spec.containers[web].image`.
  public let path: String
  /// The value as it was, and where; nil where there was none.
  public let old: Value?
  /// The value as it is, and where; nil where there is none.
  public let new: Value?
  /// Whether it only follows from the new name or namespace of another resource.
  public let followsRename: Bool

  init(_ difference: Inspection.FieldDifference, _ oldLocator: LineLocator, _ newLocator: LineLocator) {
    change =
      switch difference.change {
      case .changed: .changed
      case .added: .added
      case .removed: .removed
      case .reordered: .reordered
      }
    path = difference.path.description
    old = difference.old.map { Value($0, oldLocator) }
    new = difference.new.map { Value($0, newLocator) }
    followsRename = difference.followsRename
  }
}

/// One operation of a JSON patch (RFC 6902).
public struct PatchOperation: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case add, remove, replace
  }

  public let kind: Kind
  /// A JSON pointer (RFC 6901).
  public let path: String
  /// Nil of a removal.
  public let value: Value?

  init(_ operation: Inspection.PatchOperation, _ locator: LineLocator) {
    kind =
      switch operation.kind {
      case .add: .add
      case .remove: .remove
      case .replace: .replace
      }
    path = operation.path
    value = operation.value.map { Value($0, locator) }
  }
}
