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
  private var workers: [Worker] = []

  /// What the builds of one thread share: threads wait for nothing of each other's.
  private struct Worker {
    let shared = SharedBuildState()
    let fileSystem: RememberingFileSystem
  }

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
  public func render(directory: String) throws -> BuildOutput { try render(directory: directory, components: []) }

  /// Renders the kustomization of a folder with components over it.
  ///
  /// - Throws: `Diagnostic`, or `DiagnosticList`, at what is wrong.
  package func render(directory: String, components: [String]) throws -> BuildOutput {
    try render(directory, components, workers(count: 1)[0], options)
  }

  /// Renders the kustomizations of folders, in their order: on two threads where the options and the machine allow it.
  ///
  /// - Throws: the error of the first folder that has one.
  public func render(directories: [String]) throws -> [BuildOutput] {
    try render(directories: directories, components: [])
  }

  /// Renders the kustomizations of folders, with the same components over each.
  ///
  /// - Throws: the error of the first folder that has one.
  package func render(directories: [String], components: [String]) throws -> [BuildOutput] {
    try onWorkers(directories) { try render($0, components, $1, $2) }
  }

  /// Builds the kustomization of a folder with components over it. The session's memory holds what it makes.
  ///
  /// - Throws: `Diagnostic`, or `DiagnosticList`, at what is wrong.
  package func build(directory: String, components: [String] = []) throws -> BuildResult {
    try build(directory, components, workers(count: 1)[0], options)
  }

  /// Builds the kustomizations of folders, in their order and on two threads as `render(directories:)` does.
  ///
  /// - Throws: the error of the first folder that has one.
  package func build(directories: [String], components: [String] = []) throws -> [BuildResult] {
    try onWorkers(directories) { try build($0, components, $1, $2) }
  }

  private func onWorkers<Value>(
    _ directories: [String], _ body: (String, Worker, BuildOptions) throws -> Value
  ) throws -> [Value] {
    let (threads, options) = options.divided(among: directories.count)
    let workers = workers(count: threads)
    return try mapConcurrently(directories, threads: threads) { try body($0, workers[$1], options) }
  }

  private func workers(count: Int) -> [Worker] {
    while workers.count < count { workers.append(Worker(fileSystem: RememberingFileSystem(fileSystem))) }
    return workers
  }

  private func render(
    _ directory: String, _ components: [String], _ worker: Worker, _ options: BuildOptions
  ) throws -> BuildOutput {
    try worker.shared.rewindingTree {
      let result = try build(directory, components, worker, options)
      return BuildOutput(yaml: try result.yaml(), warnings: result.warnings)
    }
  }

  private func build(
    _ directory: String, _ components: [String], _ worker: Worker, _ options: BuildOptions
  ) throws -> BuildResult {
    let build = BuildContext(
      options: options, fileSystem: worker.fileSystem, plugins: plugins, tree: worker.shared.tree,
      fields: worker.shared.fields)
    return try Build.run(directory: directory, components: components, in: build, layers: worker.shared.layers)
  }
}
