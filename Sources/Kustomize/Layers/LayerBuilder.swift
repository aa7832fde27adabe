import Diagnostics
import Kubernetes
import YAML

/// Builds a layer: gathers what its kustomization names, inside out, and runs its stages over that.
struct LayerBuilder {
  var layer: Layer
  /// What other layers of the session have gathered.
  let cache: LayerCache
  /// What `resources` has named so far.
  var trail = EntryTrail()

  var build: BuildContext { layer.context.build }
  var kustomization: Kustomization { layer.kustomization }
  var loader: Loader { layer.context.loader }

  /// Builds the layer as the one that is asked for: gathers all, then runs what ends a build.
  mutating func buildTarget() throws -> ResourceSet {
    layer.origin = kustomization.buildMetadata.isGiven ? Origin() : nil
    var accumulator = Accumulator()
    try accumulate(into: &accumulator)
    layer.context.configuration = accumulator.configuration
    let endings = StageTable.endings(
      accumulator.variables, kustomization.sortOptions, kustomization.buildMetadata, in: layer.context)
    var resources = accumulator.resources
    for stage in endings { try StageRunner(layer: layer).run(stage, over: &resources) }
    return resources
  }

  /// Gathers what the layer names, and runs its stages over it.
  mutating func accumulate(into accumulator: inout Accumulator) throws {
    accumulator.folders.append(loader.root)
    try accumulate(kustomization.resources, into: &accumulator)
    try mergeConfigurations(into: &accumulator)
    for stage in try generators() { try StageRunner(layer: layer).run(stage, over: &accumulator.resources) }
    for entry in kustomization.components {
      try accumulateLayer(entry, loader: loader(forLayer: entry), asComponent: true, into: &accumulator)
    }
    layer.context.configuration = accumulator.configuration
    for stage in try transformers() { try StageRunner(layer: layer).run(stage, over: &accumulator.resources) }
    for stage in try validators() { try StageRunner(layer: layer).run(stage, over: &accumulator.resources) }
    try kustomization.variables.add(to: &accumulator.variables, accumulator.resources, in: layer.context)
  }

  private func mergeConfigurations(into accumulator: inout Accumulator) throws {
    let documents = try kustomization.configurations.compactMap(readDocument)
    try accumulator.mergeConfiguration(
      documents.isEmpty ? nil : TransformerConfiguration.defaults(extendedBy: documents))
    for entry in kustomization.crds {
      guard let root = try readDocument(entry) else { continue }
      try accumulator.mergeConfiguration(TransformerConfiguration(crdDefinitions: root))
    }
  }

  private func readDocument(_ entry: Node) throws -> Node? {
    let file = try loader.read(entry.string, at: entry, into: build.tree.text)
    return try Reader.read(file, into: build.tree).first
  }
}
