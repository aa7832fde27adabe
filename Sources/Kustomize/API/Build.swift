import Diagnostics
import Kubernetes
import YAML

/// Builds kustomizations: one way from files to manifests.
public enum Build {
  /// Renders the kustomization of a folder.
  ///
  /// - Throws: an error whose description says what is wrong, and where.
  public static func render(directory: String, options: BuildOptions = BuildOptions()) throws -> BuildOutput {
    let result = try run(directory: directory, options: options)
    return BuildOutput(yaml: try result.yaml(), warnings: result.warnings)
  }

  /// Builds the kustomization of a folder.
  ///
  /// - Parameters:
  ///   - directory: the folder.
  ///   - components: folders of components to lay over it, as a kustomization with `directory` under `resources` and
  ///     these under `components` would.
  ///   - plugins: who makes transformers that kustomize does not have.
  /// - Throws: `Diagnostic`, or `DiagnosticList`, at what is wrong.
  package static func run(
    directory: String, options: BuildOptions = BuildOptions(), components: [String] = [],
    plugins: [any PluginProvider] = [], fileSystem: any FileSystem = RealFileSystem()
  ) throws -> BuildResult {
    try run(
      directory: directory, components: components,
      in: BuildContext(options: options, fileSystem: fileSystem, plugins: plugins), layers: LayerCache())
  }

  /// Builds the kustomization of a folder in a context that no other build has used.
  static func run(
    directory: String, components: [String] = [], in build: BuildContext, layers: LayerCache
  ) throws -> BuildResult {
    let options = build.options
    let remote = RemoteSources(
      cache: options.gitCache, namesCommits: options.namesCommits, fileSystem: build.fileSystem,
      timeLimit: options.programTimeLimit, isClosed: options.isUntrusted)
    do {
      return try run(directory: directory, components: components, remote: remote, in: build, layers: layers)
    } catch let error as Diagnostic where !components.isEmpty {
      throw Layer.withoutCommandLine(error)
    }
  }

  private static func run(
    directory: String, components: [String], remote: RemoteSources, in build: BuildContext, layers: LayerCache
  ) throws -> BuildResult {
    let options = build.options
    let outermost =
      try components.isEmpty
      ? Layer(
        RemoteSpec(directory).map(remote.loader)
          ?? Loader(
            directory: directory, fileSystem: build.fileSystem, restrictor: options.loadRestrictor, remote: remote,
            isUntrusted: options.isUntrusted),
        in: build, entry: nil)
      : Layer(laying: components, over: directory, in: build, remote: remote)
    var builder = LayerBuilder(layer: outermost, cache: layers)
    let resources = try builder.buildTarget()
    if options.isStrict, build.log.diagnostics.contains(where: { $0.severity == .warning }) {
      throw DiagnosticList(asErrors: build.log.diagnostics)
    }
    return BuildResult(
      tree: build.tree, resources: resources, warnings: build.log.diagnostics,
      outputLimit: options.isUntrusted ? UntrustedLimits.output : nil, threads: options.threadLimit)
  }
}
