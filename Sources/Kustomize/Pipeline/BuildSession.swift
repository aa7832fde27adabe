import YAML

/// Builds several kustomizations, and reads the layers that they share no more than twice on each of its threads.
///
/// What was read is not read again: a session is for files that stay as they are while it lives. It is used by one
/// thread at a time.
///
/// ```swift
/// for output in try BuildSession().render(directories: overlays) { print(output.yaml.count) }
/// ```
public final class BuildSession {
  private let options: BuildOptions
  private let plugins: [any PluginProvider]
  private let fileSystem: any FileSystem
  /// One for each thread that there was.
  private var shared = [SharedBuildState()]

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
  public func render(directory: String) throws -> BuildOutput { try render(directory, shared[0], options) }

  /// Renders the kustomizations of folders, in their order: on two threads where the options and the machine allow it.
  ///
  /// - Throws: the error of the first folder that has one.
  public func render(directories: [String]) throws -> [BuildOutput] {
    let threads = options.threads ?? coreCount()
    var options = options
    if threads > 1, directories.count > 1 {
      options.threads = 1
      if shared.count == 1 { shared.append(SharedBuildState()) }
    }
    let shared = shared
    return try mapConcurrently(directories, threads: threads) { try render($0, shared[$1], options) }
  }

  private func render(_ directory: String, _ shared: SharedBuildState, _ options: BuildOptions) throws -> BuildOutput {
    try shared.rewindingTree {
      let build = BuildContext(options: options, fileSystem: fileSystem, plugins: plugins, shared: shared)
      let result = try Build.run(directory: directory, in: build)
      return BuildOutput(yaml: try result.yaml(), warnings: result.warnings)
    }
  }
}
