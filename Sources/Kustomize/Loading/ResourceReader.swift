import Diagnostics
import Kubernetes
import YAML

/// Turns the documents of a file into resources: empty documents are passed over, lists are taken apart, and what has
/// no kind or name is refused.
package struct ResourceReader {
  private let tree: Tree

  package init(tree: Tree) { self.tree = tree }

  /// The resources of a file.
  ///
  /// - Throws: `Diagnostic` where the file is no YAML, or a document no resource.
  package func resources(in file: SourceFile) throws -> [Resource] {
    try resources(from: Reader.read(file, into: tree))
  }

  /// The resources that documents hold.
  package func resources(from documents: [Node]) throws -> [Resource] {
    var result: [Resource] = []
    // The items of lists come after the documents that follow.
    var queue = unwrapOnlyList(documents)
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      if node.isNullOrEmptyCollection { continue }
      try Self.check(node)
      guard let kind = node["kind"], Self.isOfList(kind), let items = node["items"] else {
        let resource = Resource(node)
        try resource.readWrittenPast()
        if resource.isSecret { resource.markSecrets() }
        result.append(resource)
        continue
      }
      if items.isNull { continue }
      guard items.isSequence else {
        throw items.diagnostic(.invalidResource, "the items of a list are a list, not \(items.typeDescription)")
      }
      for item in items.elements {
        try item.becomeListItem()
        queue.append(item.detached())
      }
    }
    return result
  }

  /// A `List` that is alone in its file stands for its items, whatever their place.
  private func unwrapOnlyList(_ documents: [Node]) -> [Node] {
    guard documents.count == 1, let root = documents.first, let kind = root["kind"],
      kind.hasText("List") || kind.hasText("ResourceList"), root["items"] != nil || root["functionConfig"] != nil
    else { return documents }
    return root["items"]?.elements.map { $0.detached() } ?? []
  }

  /// Whether a kind is that of a list of others, such as `ConfigMapList`.
  private static func isOfList(_ kind: Node) -> Bool { kind.bytes.suffix(4).elementsEqual("List".utf8) }

  /// Refuses what is no resource: one has a kind and a name.
  static func check(_ node: Node) throws {
    guard node.isMapping else {
      throw node.diagnostic(.invalidResource, "a resource is a mapping, not \(node.typeDescription)")
    }
    let kind = node["kind"]
    if let kind, !kind.isScalar {
      throw kind.diagnostic(.invalidResource, "'kind' must be a string, and is \(kind.typeDescription)")
    }
    guard let kind, !kind.isNull, !kind.bytes.isEmpty else {
      // kustomize makes one where it says nothing of itself.
      let isKustomization = ["resources", "components", "patches"].contains { node[$0]?.isSequence ?? false }
      throw isKustomization
        ? Diagnostic.kustomizationAsResource(node) : node.diagnostic(.invalidResource, "this resource has no 'kind'")
    }
    if isOfList(kind) { return }
    let name = node["metadata"]?["name"]
    guard let name, !name.isNullOrEmptyCollection, !(name.isScalar && name.bytes.isEmpty) else {
      if node["apiVersion"]?.string.hasPrefix("kustomize.config.k8s.io/") ?? false {
        throw Diagnostic.kustomizationAsResource(node)
      }
      throw (name ?? kind).diagnostic(.invalidResource, "this \(kind.string) has no 'metadata.name'")
    }
  }
}

extension Diagnostic {
  /// A kustomization's file that is listed as if it were a resource's.
  fileprivate static func kustomizationAsResource(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidResource, "this is a kustomization, and no resource", hint: "list its folder, not the file")
  }
}
