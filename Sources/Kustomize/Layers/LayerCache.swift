import Diagnostics
import Kubernetes
import YAML

/// Keeps what layers have gathered for those that lie over them, from the second use on: a base of many overlays is
/// read twice, and copied after that; one that is used once costs nothing more.
package final class LayerCache {
  /// What is known of a layer.
  private final class Entry {
    /// Its folder, and what messages call that.
    let root: String
    let displayRoot: String
    var uses = 0
    var gathered: GatheredLayer?

    init(_ loader: Loader) {
      root = loader.root
      displayRoot = loader.displayRoot
    }
  }

  private var entries: [Entry] = []
  private var index = SmallIndex()
  /// The layers below one that will be kept are part of it.
  private var isGathering = false
  /// How many layers it keeps.
  package private(set) var count = 0

  package init() {}

  /// What a layer gathers.
  ///
  /// - Parameters:
  ///   - isReusable: false where it depends on the layers above.
  ///   - accumulate: reads the layer, and runs its stages.
  /// - Throws: what `accumulate` throws.
  func gather(
    _ loader: Loader, in build: BuildContext, isReusable: Bool, _ accumulate: () throws -> Accumulator
  ) throws -> Accumulator {
    guard isReusable, loader.repository == nil, !build.schemaChoice.isSettled, build.tree.history == nil else {
      return try accumulate()
    }
    let entry = entry(of: loader)
    if let layer = entry.gathered {
      // A cycle is an error, which only reading the layers tells.
      guard !loader.leads(into: layer.accumulator.folders) else { return try accumulate() }
      for warning in layer.warnings { build.log.report(warning) }
      build.schemaChoice.note(layer.schemaUse)
      return layer.accumulator.copy()
    }
    entry.uses += 1
    guard !isGathering, entry.uses > 1 else { return try accumulate() }
    isGathering = true
    defer { isGathering = false }
    let singularLayers = build.singularLayers
    let warnings = build.log.diagnostics.count
    let result = try accumulate()
    guard build.singularLayers == singularLayers, !build.schemaChoice.isSettled else { return result }
    count += 1
    entry.gathered = GatheredLayer(
      accumulator: result.copy(), warnings: Array(build.log.diagnostics[warnings...]),
      schemaUse: build.schemaChoice.use)
    return result
  }

  private func entry(of loader: Loader) -> Entry {
    let place = index.first(
      hash: { Self.hash(loader.root, loader.displayRoot) },
      where: { entries[$0].root == loader.root && entries[$0].displayRoot == loader.displayRoot })
    if let place { return entries[place] }
    let entry = Entry(loader)
    entries.append(entry)
    index.append { [entries] in Self.hash(entries[$0].root, entries[$0].displayRoot) }
    return entry
  }

  private static func hash(_ root: String, _ displayRoot: String) -> Int {
    var hasher = Hasher()
    hasher.combine(root)
    hasher.combine(displayRoot)
    return hasher.finalize()
  }
}

/// What a layer has gathered, and what reading it did to the build.
package struct GatheredLayer {
  /// Its resources are nobody else's.
  let accumulator: Accumulator
  let warnings: [Diagnostic]
  let schemaUse: SchemaChoice.Use
}
