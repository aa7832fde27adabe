import Kubernetes
import YAML

/// All that is different between two sets of manifests.
package struct ManifestDiff {
  /// The changed and removed resources in the order of the left side, then the added ones in that of the right.
  package private(set) var resources: [ResourceDifference] = []
  /// How many resources both sides have, and how many of them are the same.
  package private(set) var matchedCount = 0
  package private(set) var sameCount = 0

  /// Nodes keep nothing alive.
  private let trees: [Tree]

  package var isEmpty: Bool { resources.isEmpty }

  /// Compares two sets of resources.
  ///
  /// - Parameter showsSecrets: whether what Secrets hold is told; else stars stand in its place.
  package init(_ left: [Resource], _ right: [Resource], mode: MatchMode = .auto, showsSecrets: Bool = false) {
    func shown(_ resource: Resource) -> Resource {
      showsSecrets ? resource : SecretMask.masked(resource).resource
    }
    trees = [left.first, right.first].compactMap { $0?.node.tree }
    let matcher = ResourceMatcher(left, right, mode: mode)
    let renames = Renames(matcher.matches)
    var kinds = ReferencedKinds()
    for (resource, match) in zip(left, matcher.matches) {
      guard let match else {
        resources.append(ResourceDifference(left: shown(resource)))
        continue
      }
      matchedCount += 1
      if match.left.node.isSameValue(as: match.right.node) {
        sameCount += 1
      } else if let difference = Self.compare(match, renames, &kinds, showsSecrets) {
        resources.append(difference)
      } else {
        sameCount += 1
      }
    }
    resources += matcher.additions.map { ResourceDifference(right: shown($0)) }
  }

  /// The difference of two resources that are taken for one; nil where there is none.
  private static func compare(
    _ match: ResourceMatch, _ renames: Renames, _ kinds: inout ReferencedKinds, _ showsSecrets: Bool
  ) -> ResourceDifference? {
    var (left, right) = (match.left, match.right)
    if !showsSecrets { (left, right) = SecretMask.masked(left, right) }
    let gvk = left.id.gvk
    let comparison = ResourceComparison(
      left.node, right.node, schema: Schema.newest.cursor(apiVersion: gvk.apiVersion, kind: gvk.kind),
      renames: renames.names)
    guard !comparison.differences.isEmpty else { return nil }
    var fields = comparison.differences
    if !renames.isEmpty {
      let references = kinds.fields(of: left.type)
      for i in fields.indices { fields[i].followsRename = renames.explain(fields[i], references) }
    }
    return ResourceDifference(
      left: left, right: right, reason: match.reason, fields: fields, operations: comparison.operations)
  }

  package func count(_ change: ResourceDifference.Change) -> Int {
    resources.reduce(0) { $0 + ($1.change == change ? 1 : 0) }
  }
}
