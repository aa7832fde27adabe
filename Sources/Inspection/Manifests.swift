import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// A set of resources and where it was read: one side of a diff.
package struct Manifests {
  package var name: String
  package let tree: Tree
  package let resources: [Resource]
  package var warnings: [Diagnostic] = []
  /// Whether they were built here, and not read as somebody has rendered them.
  package var isBuilt = false

  package init(name: String, tree: Tree, resources: [Resource], warnings: [Diagnostic] = []) {
    self.name = name
    self.tree = tree
    self.resources = resources
    self.warnings = warnings
  }

  /// Builds a kustomization's folder, or reads rendered manifests: a file, a folder of files, or `-` for standard input.
  ///
  /// - Parameters:
  ///   - components: folders of components to lay over a kustomization.
  ///   - plugins: who makes transformers that kustomize does not have.
  /// - Throws: `Diagnostic`, or `DiagnosticList`, where that fails.
  package static func load(
    _ argument: String, options: BuildOptions = BuildOptions(), components: [String] = [],
    plugins: [any PluginProvider] = [], fileSystem: any FileSystem = RealFileSystem()
  ) throws -> Manifests {
    if argument == "-" { return try read(["/dev/stdin"], name: "(standard input)", fileSystem) }
    let path = Path.absolute(argument, from: fileSystem.currentDirectory)
    switch fileSystem.kind(of: path) {
    case .file?: return try read([argument], name: argument, fileSystem)
    case .directory? where !isKustomization(path, fileSystem):
      let names = try names(in: path, as: argument, fileSystem).filter(isManifest).sorted()
      guard !names.isEmpty else { break }
      let paths = names.map { Path.join(argument, $0) }
      if options.isUntrusted { try refuseLinks(paths, in: path, fileSystem) }
      return try read(paths, name: argument, fileSystem)
    case nil where RemoteSpec(argument) == nil:
      throw Diagnostic.noSuchTarget(argument, "file or folder", in: fileSystem)
    default: break
    }
    let result = try Build.run(
      directory: argument, options: options, components: components, plugins: plugins, fileSystem: fileSystem)
    for resource in result.resources.resources { resource.node.becomePrinted() }
    var manifests = Manifests(
      name: argument, tree: result.tree, resources: result.resources.resources, warnings: result.warnings)
    manifests.isBuilt = true
    return manifests
  }

  /// What is to be built or read: as an argument of a command line names it, and where.
  package struct Source {
    package var argument: String
    package var fileSystem: any FileSystem

    package init(_ argument: String, in fileSystem: any FileSystem = RealFileSystem()) {
      self.argument = argument
      self.fileSystem = fileSystem
    }
  }

  /// Builds or reads several sets of resources, in their order. As they have nothing to do with each other, this is done
  /// on two threads where the options and the machine allow it.
  ///
  /// - Throws: the error of the first that fails.
  package static func load(
    _ sources: [Source], options: BuildOptions = BuildOptions(), components: [String] = [],
    plugins: [any PluginProvider] = []
  ) throws -> [Manifests] {
    let (threads, options) = options.divided(among: sources.count)
    return try mapConcurrently(sources, threads: threads) { source, _ in
      try load(
        source.argument, options: options, components: components, plugins: plugins, fileSystem: source.fileSystem)
    }
  }

  /// Reads rendered manifests that are in memory.
  ///
  /// - Throws: `Diagnostic` where they are no YAML, or a document is no resource.
  package static func read(_ contents: [UInt8], name: String) throws -> Manifests {
    let tree = Tree()
    let file = try tree.text.addFile(path: name, contents: contents)
    return Manifests(name: name, tree: tree, resources: try ResourceReader(tree: tree).resources(in: file))
  }

  private static func isKustomization(_ path: String, _ fileSystem: any FileSystem) -> Bool {
    Loader.kustomizationNames.contains { fileSystem.kind(of: Path.join(path, $0)) == .file }
  }

  /// Refuses a stranger's links: whoever names the folder has named none of them.
  private static func refuseLinks(_ paths: [String], in folder: String, _ fileSystem: any FileSystem) throws {
    guard let folder = fileSystem.canonicalPath(folder) else { return }
    for path in paths {
      let name = Path.lastComponent(path)
      guard fileSystem.canonicalPath(Path.join(folder, name)) == Path.join(folder, name) else {
        throw Diagnostic(
          .untrusted, "'\(path)' is a link, and --untrusted follows none", hint: "without --untrusted it is followed")
      }
    }
  }

  private static func names(
    in folder: String, as shown: String, _ fileSystem: any FileSystem
  ) throws(Diagnostic) -> [String] {
    do throws(FileReadError) {
      return try fileSystem.names(in: folder)
    } catch {
      throw .unreadableManifests(shown, error)
    }
  }

  private static func isManifest(_ name: String) -> Bool {
    [".yaml", ".yml", ".json"].contains(where: name.hasSuffix)
  }

  private static func read(_ paths: [String], name: String, _ fileSystem: any FileSystem) throws -> Manifests {
    let tree = Tree()
    var resources: [Resource] = []
    for path in paths {
      let shown = path == "/dev/stdin" ? name : path
      let file: SourceFile
      do throws(FileReadError) {
        file = try fileSystem.read(
          Path.absolute(path, from: fileSystem.currentDirectory), as: shown, into: tree.text)
      } catch {
        throw Diagnostic.unreadableManifests(shown, error)
      }
      resources += try ResourceReader(tree: tree).resources(in: file)
    }
    return Manifests(name: name, tree: tree, resources: resources)
  }
}
