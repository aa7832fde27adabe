import Diagnostics
import Kubernetes
import YAML

extension LayerBuilder {
  /// Adds what the entries of `resources` name: files, or the folders of other layers.
  mutating func accumulate(
    _ entries: [Node], into accumulator: inout Accumulator
  ) throws {
    var files = ResourceFiles(entries, in: layer.context)
    for (index, entry) in entries.enumerated() {
      let kind = files.kind(at: index)
      trail.begin(entry, isLayer: kind != .file, after: accumulator.resources.resources.count)
      let resources: [Resource]
      // kustomize tries a file, then a URL, then a folder.
      switch try kind == .file ? nil : loader.remote?.content(of: entry, from: loader, tree: build.tree) {
      case .layer(let loader):
        try accumulateLayer(
          entry, loader: loader, asComponent: false, into: &accumulator)
        continue
      case nil where kind == .directory:
        try accumulateLayer(
          entry, loader: loader.loader(for: entry.string, at: entry), asComponent: false, into: &accumulator)
        continue
      case .resources(let downloaded):
        build.noteSingularLayer()
        resources = downloaded
      case nil: resources = try ResourceReader(tree: build.tree).resources(from: files.documents(at: index))
      }
      for resource in resources {
        if let origin = layer.origin { resource.setAnnotation(Origin.annotation, origin.appending(entry.string).yaml) }
        build.schemaChoice.noteReading(resource)
        try tellingWays(of: [resource], in: &accumulator) { try $0.resources.append(resource) }
      }
    }
  }

  /// Builds another layer, and adds what it gathered; a component works on what there is.
  mutating func accumulateLayer(
    _ entry: Node, loader: Loader, asComponent: Bool, into accumulator: inout Accumulator
  ) throws {
    if asComponent {
      return try accumulateAnew(entry, loader, asComponent: true, into: &accumulator)
    }
    // What annotations say of origins depends on the layers above.
    let below = try cache.gather(loader, in: build, isReusable: layer.origin == nil) {
      var below = Accumulator()
      try accumulateAnew(entry, loader, asComponent: false, into: &below)
      return below
    }
    try tellingWays(of: below.resources.resources, in: &accumulator) { try $0.merge(below) }
  }

  /// Adds resources; where one is there already, the error says through which entries both came.
  private func tellingWays(
    of added: [Resource], in accumulator: inout Accumulator, _ add: (inout Accumulator) throws -> Void
  ) throws {
    do {
      try add(&accumulator)
    } catch let error as Diagnostic where error.id == .duplicateResource {
      for resource in added {
        guard let other = accumulator.resources.other(calledLike: resource) else { continue }
        throw trail.duplicate(resource, of: other, in: accumulator.resources)
      }
      throw error
    }
  }

  private func accumulateAnew(
    _ entry: Node, _ loader: Loader, asComponent: Bool, into accumulator: inout Accumulator
  ) throws {
    try loader.descending(at: entry) {
      var other = try builder(of: entry, loader, asComponent: asComponent)
      try other.accumulate(into: &accumulator)
    }
  }

  /// What builds another layer, which knows what it has of this one.
  private func builder(of entry: Node, _ loader: Loader, asComponent: Bool) throws -> LayerBuilder {
    let path = entry.string
    guard build.noteLayer() else { throw Diagnostic.tooManyLayers(at: entry) }
    var other = LayerBuilder(layer: try Layer(loader, in: build, entry: entry), cache: cache)
    guard (other.kustomization.kind == .component) == asComponent else {
      throw entry.diagnostic(
        .notAComponent,
        asComponent
          ? "'\(path)' is not a component: its kind is Kustomization"
          : "'\(path)' is a component: list it under 'components'")
    }
    other.layer.origin = layer.origin?.appending(path)
    if other.layer.context.namespace.isEmpty { other.layer.context.namespace = layer.context.namespace }
    return other
  }

  /// The loader of a layer in a repository or in a folder.
  func loader(forLayer entry: Node) throws -> Loader {
    if let remote = loader.remote, let spec = RemoteSpec(entry.string) {
      return try remote.loader(for: spec, from: loader, at: entry)
    }
    return try loader.loader(for: entry.string, at: entry)
  }
}
