import Diagnostics
import YAML

/// What all layers of one build share.
package final class BuildContext {
  package let tree: Tree
  package let options: BuildOptions
  package let fileSystem: any FileSystem
  package let plugins: [any PluginProvider]
  package let log = DiagnosticLog()
  /// Where stages find the fields that they change.
  let fields: ConfiguredFields
  /// What strategic merges know of types.
  package var schemaChoice = SchemaChoice()
  /// Whether there was a patch in which a key stands twice.
  package private(set) var hasRepeatedKeys = false
  /// How many layers were read below others, each as often as it was.
  private var layers = 0
  /// How many layers were read whose outcome need not be the same the next time, or depends on more than their files.
  package private(set) var singularLayers = 0

  /// - Parameters:
  ///   - tree: of the session that the build is part of.
  ///   - fields: of the same session.
  package init(
    options: BuildOptions, fileSystem: any FileSystem, plugins: [any PluginProvider] = [], tree: Tree = Tree(),
    fields: ConfiguredFields = ConfiguredFields()
  ) {
    self.tree = tree
    self.fields = fields
    // Values of the builds before this one in its session are numbered by the history that is there.
    if options.keepsHistory, tree.history == nil { tree.history = ValueHistory() }
    self.options = options
    self.fileSystem = options.isUntrusted ? CountingFileSystem(fileSystem) : fileSystem
    self.plugins = plugins
  }

  /// Tells the user something that does not change the output.
  package func warn(_ diagnostic: Diagnostic) {
    var warning = diagnostic
    warning.severity = .warning
    log.report(warning)
  }

  /// Tells the user something that is no reason to worry.
  package func note(_ diagnostic: Diagnostic) {
    var note = diagnostic
    note.severity = .note
    log.report(note)
  }

  /// Takes note of a layer that is read: there are more than files where components, or layers that say where they are
  /// from, lead to the same ones again and again.
  ///
  /// - Returns: whether there are no more than may be.
  func noteLayer() -> Bool {
    layers += 1
    return layers <= TreeLimits.layersOfABuild
  }

  /// Takes note of a key that stands in a patch twice.
  package func noteRepeatedKey(_ diagnostic: Diagnostic) {
    hasRepeatedKeys = true
    warn(diagnostic)
  }

  /// To be called by what makes a layer's outcome depend on more than its files: it is gathered anew at each use.
  package func noteSingularLayer() { singularLayers += 1 }
}
