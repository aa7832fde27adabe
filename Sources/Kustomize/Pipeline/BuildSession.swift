import YAML

/// Builds several kustomizations, and reads the layers that they share no more than twice.
///
/// What was read is not read again: a session is for files that stay as they are while it lives. It is used by one
/// thread at a time.
///
/// ```swift
/// let session = BuildSession()
/// for overlay in overlays { print(try session.render(directory: overlay)) }
/// ```
public final class BuildSession {
  private let options: BuildOptions
  private let plugins: [any PluginProvider]
  private let fileSystem: any FileSystem
  private let tree = Tree()
  private let layers = LayerCache()

  public convenience init(options: BuildOptions = BuildOptions()) {
    self.init(options: options, fileSystem: RealFileSystem())
  }

  package init(
    options: BuildOptions, plugins: [any PluginProvider] = [], fileSystem: any FileSystem = RealFileSystem()
  ) {
    self.options = options
    self.plugins = plugins
    self.fileSystem = fileSystem
  }

  /// Renders the kustomization of a folder.
  ///
  /// - Throws: an error whose description says what is wrong, and where.
  public func render(directory: String) throws -> BuildOutput {
    let mark = tree.mark
    let kept = layers.count
    // What one build adds is given back, unless a layer of it is kept.
    defer { if layers.count == kept { tree.rewind(to: mark) } }
    let build = BuildContext(options: options, fileSystem: fileSystem, plugins: plugins, tree: tree, layers: layers)
    let result = try Build.run(directory: directory, in: build)
    return BuildOutput(yaml: try result.yaml(), warnings: result.warnings)
  }
}
