import Diagnostics

extension Diagnostic.ID {
  package static let duplicateResource = Diagnostic.ID("K0201", "duplicate-resource")
}

extension Diagnostic {
  package static func duplicateResource(_ resource: Resource, of other: Resource) -> Diagnostic {
    let name = resource.node["metadata"]?["name"] ?? resource.node
    return name.diagnostic(
      .duplicateResource, "there is \(resource.id.description.withArticle) already",
      notes: [Note("the other one comes from", at: other.node.location)])
  }
}

extension Diagnostic.Note {
  /// A resource, and where it comes from: `one is Deployment 'web', from base/web.yaml:1`.
  package static func origin(_ sentence: String, of resource: Resource) -> Diagnostic.Note {
    Diagnostic.Note(sentence + ", from", at: resource.node.location) ?? Diagnostic.Note(sentence)
  }
}
