import Diagnostics
import Kubernetes
import YAML

/// What goes into a function and comes out of it. (KRM Functions Specification, `ResourceList`.)
///
/// ```
/// apiVersion: config.kubernetes.io/v1
/// kind: ResourceList
/// items: [...]             the resources
/// functionConfig: {...}    the function's own configuration
/// results: [...]           comes out only
/// ```
enum ResourceList {
  /// Ties what comes out to what went in. (kyaml/kio/kioutil: `IdAnnotation` and its older name.)
  static let idAnnotations = ["internal.config.kubernetes.io/id", "config.k8s.io/id"]
  private static let indexAnnotations = ["internal.config.kubernetes.io/index", "config.kubernetes.io/index"]

  /// The bytes that a function reads.
  static func input(_ items: [Resource], configuration: Resource, tree: Tree) throws -> [UInt8] {
    let list = tree.mapping()
    list.append("apiVersion", tree.scalar("config.kubernetes.io/v1"))
    list.append("kind", tree.scalar("ResourceList"))
    let sequence = tree.sequence()
    for (index, item) in items.enumerated() {
      for name in indexAnnotations { item.setAnnotation(name, String(index)) }
      for name in idAnnotations { item.setAnnotation(name, String(index + 1)) }
      sequence.append(item.node)
    }
    list.append("items", sequence)
    list.append("functionConfig", configuration.node.copy())
    var writer = Writer()
    try writer.write(list)
    return writer.output
  }

  /// Reads what a function wrote: a `ResourceList`, or only the resources.
  static func output(
    _ bytes: [UInt8], of name: String, tree: Tree
  ) throws -> (items: [Resource], results: [FunctionResult]) {
    let file = try tree.text.addFile(path: name, contents: bytes)
    let documents = try Reader.read(file, into: tree)
    var results: [FunctionResult] = []
    if documents.count == 1, let root = documents.first, root["kind"]?.hasText("ResourceList") ?? false,
      let list = root["results"]
    {
      results = list.elements.compactMap(FunctionResult.init)
    }
    return (try ResourceReader(tree: tree).resources(from: documents), results)
  }

  /// Takes away what `input` has added.
  ///
  /// - Returns: the place that the resource had in the input, counted from 1; nil where it is new.
  static func removeMarks(from resource: Resource) -> Int? {
    let place = idAnnotations.lazy.compactMap { resource.annotation($0) }.first.flatMap { Int($0.string) }
    for name in idAnnotations + indexAnnotations { resource.removeAnnotation(name) }
    return place
  }
}
