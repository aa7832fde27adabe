import Diagnostics
import Kubernetes
import YAML

/// Makes resources. A layer's generators run once its resources are read.
package protocol Generator {
  /// - Throws: `Diagnostic`.
  func generate(in layer: LayerContext) throws -> [Resource]
}

/// Changes the resources of a layer, and of those below it.
package protocol Transformer {
  /// - Throws: `Diagnostic`.
  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws
}

/// Makes transformers that kustomize does not have.
package protocol PluginProvider: Sendable {
  /// The transformer that a configuration asks for; nil where it is not this provider's.
  ///
  /// - Throws: `Diagnostic` where the configuration is wrong.
  func transformer(for configuration: Resource, in layer: LayerContext) throws -> (any Transformer)?
}

/// What a stage may use of the layer that it works for.
package struct LayerContext {
  package let build: BuildContext
  /// Reads the files that the layer names.
  package let loader: Loader

  package init(build: BuildContext, loader: Loader) {
    self.build = build
    self.loader = loader
  }

  package var tree: Tree { build.tree }
}

/// What all layers of one build share.
package final class BuildContext {
  package let tree: Tree
  package let options: BuildOptions
  package let fileSystem: any FileSystem
  package let log = DiagnosticLog()
  /// What strategic merges know of types.
  private var schema = Schema.kubernetes1_21
  package private(set) var schemaUse = SchemaUse.untouched
  /// The folders of the layers that were read, in order.
  package private(set) var folders: [String] = []
  /// How many layers were read whose outcome need not be the same the next time, or depends on more than their files.
  package private(set) var singularLayers = 0
  /// What layers have gathered that may be used again.
  package let layers: LayerCache
  let shared: SharedBuildState

  /// How far the built-in schema has come into play, which decides what a layer's own schema does to it: kustomize
  /// loads the built-in one where it first needs it, and adds to what is loaded.
  package enum SchemaUse: Comparable {
    case untouched
    /// A type was looked up that is not among the well-known ones.
    case identified
    /// A strategic merge ran.
    case merged
    /// A layer has brought its own, or the outermost one decided: no other one counts.
    case settled
  }

  package let plugins: [any PluginProvider]

  /// - Parameter shared: of a session that the build is part of.
  package init(
    options: BuildOptions, fileSystem: any FileSystem, plugins: [any PluginProvider] = [],
    shared: SharedBuildState = SharedBuildState()
  ) {
    self.shared = shared
    tree = shared.tree
    layers = shared.layers
    if options.keepsHistory { tree.history = ValueHistory() }
    self.options = options
    self.fileSystem = fileSystem
    self.plugins = plugins
  }

  /// Tells the user something that does not change the output.
  package func warn(_ diagnostic: Diagnostic) {
    var warning = diagnostic
    warning.severity = .warning
    log.report(warning)
  }

  /// The schema of a type, for a strategic merge.
  package func schema(apiVersion: String, kind: String) -> SchemaCursor? {
    schemaUse = max(schemaUse, .merged)
    return schema.cursor(apiVersion: apiVersion, kind: kind)
  }

  /// Takes note of a resource that was read.
  package func noteType(of resource: Resource) {
    guard schemaUse == .untouched else { return }
    if resource.type.isNamespaced == nil { schemaUse = .identified }
  }

  /// Takes note of a layer that is read.
  func note(_ kustomization: Kustomization, in loader: Loader) {
    folders.append(loader.root)
    let mayDiffer =
      loader.repository != nil || kustomization.openAPI != nil || !kustomization.variables.isEmpty
      || kustomization.helmGlobals != nil || !kustomization.helmCharts.isEmpty || !kustomization.generators.isEmpty
      || !kustomization.transformers.isEmpty || !kustomization.validators.isEmpty
    if mayDiffer { singularLayers += 1 }
  }

  /// Takes note of something that was fetched for a layer.
  func noteRemoteContent() { singularLayers += 1 }

  /// Takes note of layers that are not read, because what they gather is known.
  func noteReuse(_ layer: GatheredLayer) {
    folders.append(contentsOf: layer.folders)
    for warning in layer.warnings { log.report(warning) }
    schemaUse = max(schemaUse, layer.schemaUse)
  }

  /// Takes the schema that a layer's `openapi` names, unless another layer's came first.
  ///
  /// - Throws: `Diagnostic` where it names both a file and a version, or a version that there is none of.
  package func useSchema(of kustomization: Kustomization, in layer: LayerContext, isTop: Bool) throws {
    guard let settings = kustomization.openAPI else { return }
    if let path = settings.path {
      let file = try layer.loader.read(path.string, at: path, into: tree.text)
      guard schemaUse != .settled else { return }
      if let version = settings.version {
        throw version.diagnostic(.invalidValue, "openapi has either 'path' or 'version', not both")
      }
      guard let root = try Reader.read(file, into: tree).first else {
        throw path.diagnostic(.invalidValue, "there is no schema in '\(path.string)'")
      }
      switch isTop ? .untouched : schemaUse {
      case .untouched, .settled: schema = try Schema(custom: root)
      case .identified: schema = try Schema(custom: root, under: .kubernetes1_21)
      case .merged: schema = try Schema(custom: root, over: .kubernetes1_21)
      }
      schemaUse = .settled
    } else if let version = settings.version, !version.bytes.isEmpty, schemaUse != .settled {
      guard let named = Schema.named(version.string) else {
        throw version.diagnostic(
          .invalidValue, "there is no built-in schema of version '\(version.string)'",
          hint: "there are " + Schema.versions.joined(separator: " and "))
      }
      schema = named
      schemaUse = .settled
    }
  }
}
