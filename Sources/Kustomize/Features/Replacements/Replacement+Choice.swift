import Diagnostics
import Kubernetes
import YAML

extension Replacement {
  /// An entry of a target's `select` or `reject`: regular expressions over each identity that a resource has or had,
  /// and selectors over its labels and annotations.
  package struct Choice {
    private let group: NamePattern
    private let version: NamePattern
    private let kind: NamePattern
    private let name: NamePattern
    private let namespace: NamePattern
    private let labels: LabelSelector?
    private let annotations: LabelSelector?
    /// Whether nothing of an identity is asked for.
    let hasNoIdentity: Bool
    /// The name where it is no expression, for looking it up.
    let literalName: String?

    init(_ node: Node, strict: Bool) throws {
      let known = ["group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector"]
      let fields = try FieldReader(node, "the selector of a replacement target", fields: strict ? known : nil)
      func pattern(_ field: String) throws -> NamePattern {
        try NamePattern(try fields.string(field), at: fields.value(field))
      }
      (group, version, kind) = (try pattern("group"), try pattern("version"), try pattern("kind"))
      (name, namespace) = (try pattern("name"), try pattern("namespace"))
      hasNoIdentity = try ["group", "version", "kind", "name", "namespace"].allSatisfy { try fields.string($0).isEmpty }
      literalName = name.exactText
      func selector(_ field: String) throws -> LabelSelector? {
        let text = try fields.string(field)
        return text.isEmpty ? nil : try LabelSelector(text, at: fields.value(field))
      }
      (labels, annotations) = (try selector("labelSelector"), try selector("annotationSelector"))
    }

    var hasLabelsOrAnnotations: Bool { labels != nil || annotations != nil }

    func matchesLabels(of resource: Resource) -> Bool {
      labels?.matches(resource.labels) ?? true && annotations?.matches(resource.annotations) ?? true
    }

    /// The namespace is compared as it is written: `default` does not choose what has none.
    func matches(_ id: ResourceID) -> Bool {
      name.matches(id.name) && kind.matches(id.gvk.kind) && namespace.matches(id.namespace)
        && group.matches(id.gvk.group) && version.matches(id.gvk.version)
    }
  }
}

extension Replacement.Target {
  /// Whether a resource is selected and not rejected. A `reject` with labels or annotations rejects by these alone,
  /// and by its identity alone if it has one too, as kustomize does.
  func matches(_ resource: Resource) -> Bool {
    guard select.matchesLabels(of: resource) else { return false }
    for reject in reject where reject.hasLabelsOrAnnotations && reject.matchesLabels(of: resource) { return false }
    let ids = resource.previousNames.isEmpty ? [resource.id] : resource.allIDs
    guard ids.contains(where: select.matches) else { return false }
    return !reject.contains { choice in !choice.hasNoIdentity && ids.contains(where: choice.matches) }
  }
}
