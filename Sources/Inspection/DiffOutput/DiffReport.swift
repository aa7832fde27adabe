import Diagnostics
import YAML

/// A diff and what is needed to tell it.
package struct DiffReport: Reportable {
  package static let formats: [any OutputFormat<DiffReport>] = [
    TextDiffRenderer(), UnifiedDiffRenderer(), JSONDiffRenderer(), MarkdownDiffRenderer(), GitHubDiffRenderer(),
  ]

  /// What the sides are called.
  package var left: String
  package var right: String
  package var diff: ManifestDiff
  /// Whether each value is followed by the place that it comes from.
  package var showsPlaces = false
  /// Whether what only follows from new names is told too.
  package var showsReferences = false
  private let locators: (LineLocator, LineLocator)

  package init(_ left: Manifests, _ right: Manifests, mode: MatchMode = .auto, showsSecrets: Bool = false) {
    self.left = left.name
    self.right = right.name
    diff = ManifestDiff(left.resources, right.resources, mode: mode, showsSecrets: showsSecrets)
    locators = (LineLocator(left.tree.text), LineLocator(right.tree.text))
  }

  package var isEmpty: Bool { diff.isEmpty }

  /// The differences of two resources that are matched.
  var changed: [ResourceDifference] { diff.resources.filter { $0.change == .changed } }

  /// Where a value of the left side, or of the right one, comes from.
  func place(_ node: Node?, isLeft: Bool) -> Location? {
    guard let node else { return nil }
    return (isLeft ? locators.0 : locators.1).location(of: node.position)
  }

  /// The differences of a resource that are to be told.
  func fields(of resource: ResourceDifference) -> [FieldDifference] {
    showsReferences ? resource.fields : resource.ownFields
  }

  /// `3 resources differ, 1 only in overlays/prod, 9 the same`.
  ///
  /// - Parameter shown: a side's name as the form has it.
  func summary(_ shown: (String) -> String = { $0 }) -> String {
    let following = changed.count { $0.ownFields.isEmpty && !$0.isRenamed && !$0.isMoved }
    let differing = changed.count - following
    var parts: [String] = []
    if differing > 0 { parts.append(differing == 1 ? "1 resource differs" : "\(differing) resources differ") }
    if diff.count(.removed) > 0 { parts.append("\(diff.count(.removed)) only in \(shown(left))") }
    if diff.count(.added) > 0 { parts.append("\(diff.count(.added)) only in \(shown(right))") }
    if following > 0 { parts.append("\(following) only in references to renamed ones") }
    parts.append("\(diff.sameCount) the same")
    return parts.joined(separator: ", ")
  }
}
