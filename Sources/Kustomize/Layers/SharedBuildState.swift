import YAML

/// What builds of one session share: each finds what those before it have left.
package final class SharedBuildState {
  let tree = Tree()
  let fields = ConfiguredFields()
  let layers = LayerCache()

  package init() {}

  /// How much of it is kept in the tree, beyond the build that added it.
  private var keptCount: Int { layers.count + fields.readyCount }

  /// Runs a build, and gives back what it has added to the tree, unless some of that is kept.
  func rewindingTree<Result>(_ build: () throws -> Result) rethrows -> Result {
    let mark = tree.mark
    let kept = keptCount
    defer { if keptCount == kept { tree.rewind(to: mark) } }
    return try build()
  }
}
