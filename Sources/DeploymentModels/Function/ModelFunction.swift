import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// A deployment model as a KRM function: a ResourceList in, with the resources and the model, and one out.
///
/// KRM Functions Specification (`config.kubernetes.io/v1`). kustomize tells functions in annotations what a resource
/// was called before, which are read as those of any manifest; so the function finds workloads by these names too.
package struct ModelFunction {
  /// The list that came out, and what is to be said besides.
  package struct Output {
    package let list: [UInt8]
    package let warnings: [Diagnostic]
  }

  private let build: BuildContext
  private let layer: LayerContext

  package init() throws {
    let fileSystem = InMemoryFileSystem([:])
    build = BuildContext(options: BuildOptions(), fileSystem: fileSystem)
    layer = LayerContext(build: build, loader: Loader(withoutFolderIn: fileSystem, restrictor: .rootOnly))
  }

  /// Runs the function.
  ///
  /// - Parameters:
  ///   - input: the ResourceList.
  ///   - name: what to call it in messages.
  /// - Throws: `Diagnostic` where it is no ResourceList, has no model, or the model is refused.
  package func run(_ input: [UInt8], name: String = "(standard input)") throws -> Output {
    let tree = build.tree
    let file = try tree.text.addFile(path: name, contents: input)
    guard let list = try Reader.read(file, into: tree).first, list["kind"]?.hasText("ResourceList") ?? false else {
      throw Diagnostic.notAResourceList(name)
    }
    guard let configuration = list["functionConfig"],
      let transformer = try DeploymentModelTransformer(configuration)
    else { throw Diagnostic.noModel(list["functionConfig"] ?? list) }
    var resources = ResourceSet()
    for item in list.items("items") {
      let resource = Resource(item.detached())
      try resource.readWrittenPast()
      try resources.append(resource)
    }
    let before = Set(resources.resources.map { $0.id.key })
    let given = Set(resources.resources.map(ObjectIdentifier.init))
    try transformer.transform(&resources, warning: build.warn)
    let made = resources.resources.filter { !given.contains(ObjectIdentifier($0)) }
    for resource in made where !before.contains(resource.id.key) { resource.removeToolAnnotations() }
    try addHashes(to: made)
    list.set("items", tree.sequence(resources.resources.map { $0.node.detached() }, at: list.position))
    addResults(to: list)
    var writer = Writer()
    try writer.write(list)
    return Output(list: writer.output, warnings: build.log.diagnostics)
  }

  /// Gives the ConfigMaps of supervisors their hashes, and tells the pods that mount them.
  private func addHashes(to made: [Resource]) throws {
    let maps = made.filter(\.needsHashSuffix)
    let names = maps.map(\.name)
    var set = ResourceSet()
    for map in maps { try set.append(map) }
    try HashTransformer().transform(&set, in: layer)
    let renamed = Dictionary(zip(names, maps.map(\.name)), uniquingKeysWith: { first, _ in first })
    for workload in made.compactMap(Workload.init) {
      for volume in workload.podSpec.items("volumes") {
        guard let reference = volume[path: "configMap", "name"], let name = renamed[reference.string] else { continue }
        reference.setString(name)
      }
    }
  }

  /// Warnings are results of a function.
  private func addResults(to list: Node) {
    let tree = build.tree
    for warning in build.log.diagnostics {
      let text = ([warning.message] + warning.notes.map(\.text)).joined(separator: "\n")
      list.list("results").append(
        tree.mapping([("message", tree.scalar(text)), ("severity", tree.scalar("warning"))]))
    }
  }
}

extension Resource {
  /// Takes away what tools noted about another resource, of which this one is a copy.
  fileprivate func removeToolAnnotations() {
    for key in annotations?.fields.map(\.key.string) ?? [] where ToolAnnotation.isOne(key) { removeAnnotation(key) }
  }
}

extension Diagnostic {
  fileprivate static func notAResourceList(_ name: String) -> Diagnostic {
    Diagnostic(
      .invalidModel, "this is no ResourceList of config.kubernetes.io/v1", path: name,
      hint: "kustomize and kpt call this command; to render by hand, use strata build DIR --component PATH")
  }

  fileprivate static func noModel(_ node: Node) -> Diagnostic {
    node.diagnostic(
      .invalidModel,
      "the functionConfig must be a \(DeploymentModel.kind) of \(DeploymentModel.apiVersion)")
  }
}
