import Diagnostics
import YAML

@testable import Kubernetes
@testable import Kustomize

/// A layer in memory whose kustomization is a given text, beside given files.
struct GeneratorLayer {
  let context: LayerContext
  let kustomization: Node

  init(_ kustomization: String, files: [String: [UInt8]] = generatorFiles) throws {
    var files = files
    files["kustomization.yaml"] = Array(kustomization.utf8)
    let fileSystem = BytesFileSystem(files: files)
    let build = BuildContext(options: BuildOptions(), fileSystem: fileSystem)
    let loader = try Loader(directory: ".", fileSystem: fileSystem, restrictor: .rootOnly)
    context = LayerContext(build: build, loader: loader)
    let file = try loader.readKustomization(into: build.tree.text, at: nil)
    self.kustomization = try Reader.read(file, into: build.tree)[0]
  }

  /// Runs the generators of the kustomization.
  func generate() throws -> [Resource] {
    let options = try kustomization["generatorOptions"].map { try GeneratorOptions(node: $0, strict: true) }
    func arguments(_ field: String, secret: Bool) throws -> [GeneratorArguments] {
      try kustomization[field].map { Array($0.elements) }?.map { node in
        var arguments = try GeneratorArguments(node: node, secret: secret, strict: true)
        if let options { arguments.options.merge(options) }
        return arguments
      } ?? []
    }
    var resources: [Resource] = []
    for entry in try arguments("configMapGenerator", secret: false) {
      resources += try ConfigMapGenerator(entry).generate(in: context)
    }
    for entry in try arguments("secretGenerator", secret: true) {
      resources += try SecretGenerator(entry).generate(in: context)
    }
    return resources
  }

  /// Reads a text of one or more resources.
  func resources(_ text: String) throws -> ResourceSet {
    let bytes = Array(text.utf8)
    let file = try context.tree.text.addFile(path: "resources.yaml", contents: bytes)
    var resources = ResourceSet()
    for root in try Reader.read(file, into: context.tree) { try resources.append(Resource(root)) }
    return resources
  }

  /// What stands in the log of the build.
  var warnings: [Diagnostic] { context.build.log.diagnostics }
}

extension ResourceSet {
  /// The resources as they are printed.
  func printed() throws -> String {
    var writer = Writer()
    for resource in resources { try writer.write(resource.node) }
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// Files in memory, of any bytes, in one folder and those in it.
struct BytesFileSystem: FileSystem {
  var files: [String: [UInt8]]
  var currentDirectory: String { "/" }

  func canonicalPath(_ path: String) -> String? { kind(of: path) == nil ? nil : Path.clean(path) }

  func kind(of path: String) -> FileKind? {
    let path = Path.clean(path)
    if files[String(path.dropFirst())] != nil { return .file }
    return path == "/" || files.keys.contains { "/\($0)".hasPrefix(path + "/") } ? .directory : nil
  }

  func names(in directory: String) -> [String] { files.keys.filter { Path.directory(of: "/\($0)") == directory } }

  func read(_ path: String, as displayPath: String, into text: TextStore) throws(FileReadError) -> SourceFile {
    guard let contents = files[String(Path.clean(path).dropFirst())] else { throw .isDirectory }
    return try text.addFile(path: displayPath, read: contents)
  }
}
