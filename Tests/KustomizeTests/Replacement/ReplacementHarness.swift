import Diagnostics
import Kubernetes
import YAML

@testable import Kustomize

/// Runs the replacements of a kustomization over resources in memory.
struct ReplacementHarness {
  let build: BuildContext
  var resources = ResourceSet()
  let layer: LayerContext

  init(_ manifests: String, files: [String: String] = [:]) throws {
    let fileSystem = InMemoryFileSystem(files.merging(["kustomization.yaml": ""]) { file, _ in file })
    build = BuildContext(options: BuildOptions(), fileSystem: fileSystem)
    layer = LayerContext(
      build: build, loader: try Loader(directory: "/", fileSystem: fileSystem, restrictor: .rootOnly))
    for root in try read(manifests, as: "resources.yaml") { try resources.append(Resource(root)) }
  }

  func read(_ text: String, as path: String) throws -> [Node] {
    let file = try build.tree.text.addFile(path: path, contents: text)
    return try Reader.read(file, into: build.tree)
  }

  /// - Parameter replacements: the list, as it stands below `replacements:`.
  mutating func replace(_ replacements: String, strict: Bool = true) throws {
    let entries = try read(replacements, as: "kustomization.yaml").flatMap { Array($0.elements) }
    let replacements = try Replacement.read(entries, in: layer, strict: strict)
    try ReplacementTransformer(replacements).transform(&resources, in: layer)
  }

  func resource(_ name: String) throws -> Resource {
    guard let resource = resources.resources.first(where: { $0.name == name }) else {
      throw Diagnostic(.sourceNotFound, "no resource is called '\(name)'")
    }
    return resource
  }

  /// A part of a resource as it is printed.
  static func print(_ node: Node?) throws -> String {
    var writer = Writer()
    if let node { try writer.write(node) }
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// The code of the error that a body throws; nil if it throws none.
func errorCode(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let diagnostic as Diagnostic {
    return diagnostic.id.code
  } catch {
    return "\(error)"
  }
}
