import Diagnostics
import YAML

/// A layer that has been read: its kustomization, and what the stages of it may use.
struct Layer {
  let kustomization: Kustomization
  /// The kustomization's file name, without its folder.
  let fileName: String
  var context: LayerContext
  /// Where the layer is from; nil unless the build was asked to say.
  var origin: Origin? {
    didSet { context.isAnnotating = origin != nil }
  }

  /// Reads the kustomization of a folder.
  ///
  /// - Parameter entry: where another kustomization names the folder; nil for the one that the build starts from.
  /// - Throws: `Diagnostic` where there is none, several, or one that is wrong.
  init(_ loader: Loader, in build: BuildContext, entry: Node?) throws {
    let file = try loader.readKustomization(into: build.tree.text, at: entry)
    try self.init(file, loader, in: build, isOutermost: entry == nil)
  }

  /// The path of the kustomization that a command line is.
  private static let commandLine = "(command line)"

  /// An error without its places in a kustomization that nobody has written.
  static func withoutCommandLine(_ error: Diagnostic) -> Diagnostic {
    var error = error
    if error.location?.path == commandLine { (error.snippet, error.fix) = (nil, nil) }
    error.notes.removeAll { $0.location?.path == commandLine }
    return error
  }

  /// A layer that lays components over the kustomization of a folder, as a kustomization on the command line.
  ///
  /// - Parameter remote: fetches what these layers name.
  init(laying components: [String], over directory: String, in build: BuildContext, remote: RemoteSources) throws {
    let loader = Loader(
      withoutFolderIn: build.fileSystem, restrictor: build.options.loadRestrictor, remote: remote,
      isUntrusted: build.options.isUntrusted)
    func entry(_ path: String) -> String {
      let relative = Path.isAbsolute(path) ? Path.relative(Path.clean(path), to: loader.root) : path
      return "- '" + relative.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'\n"
    }
    let text = "resources:\n" + entry(directory) + "components:\n" + components.map(entry).joined()
    let file = try build.tree.text.addFile(path: Self.commandLine, contents: text)
    try self.init(file, loader, in: build, isOutermost: true)
  }

  private init(_ file: SourceFile, _ loader: Loader, in build: BuildContext, isOutermost: Bool) throws {
    // kustomize reads its own files with a reader that lets the last of two equal keys win.
    let documents = try Reader.read(file, into: build.tree) { build.warn(.repeatedKey($0)) }
    guard let root = documents.first else {
      throw Diagnostic(.emptyKustomization, "this kustomization is empty", path: file.path)
    }
    kustomization = try Kustomization(root)
    fileName = Path.lastComponent(file.path)
    context = LayerContext(build: build, loader: loader)
    context.namespace = kustomization.namespace
    // What a repository has may be something else the next time.
    if loader.repository != nil { build.noteSingularLayer() }
    for warning in kustomization.warnings { build.warn(warning) }
    try kustomization.openAPI.apply(in: context, isOutermost: isOutermost)
  }
}
