import Diagnostics
import YAML

/// Whose places are told, and how much of them.
package struct BlameReport: Reportable {
  package static let formats: [any OutputFormat<BlameReport>] = [TextBlameRenderer(), JSONBlameRenderer()]

  package let target: BlameTarget
  /// Whether what each value replaced is told, as far as that was kept.
  package let showsHistory: Bool
  let tree: Tree

  package init(_ target: BlameTarget, in tree: Tree, showsHistory: Bool = false) {
    self.target = target
    self.tree = tree
    self.showsHistory = showsHistory
  }
}
