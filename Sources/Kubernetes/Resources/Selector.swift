import Diagnostics
import YAML

/// Chooses resources by regular expressions over type, name and namespace, and by labels and annotations: the
/// `target` of a patch, the `select` of a replacement.
package struct Selector: Sendable {
  private let group: NamePattern
  private let version: NamePattern
  private let kind: NamePattern
  private let name: NamePattern
  private let namespace: NamePattern
  private let labels: LabelSelector
  private let annotations: LabelSelector
  private let hasLabels: Bool
  private let hasAnnotations: Bool

  /// - Parameter fields: a mapping with `group`, `version`, `kind`, `name`, `namespace`, `labelSelector` and
  ///   `annotationSelector`, each optional, whose shape has been checked.
  /// - Throws: `Diagnostic` at a field that is no regular expression or no selector.
  package init(_ fields: Node) throws {
    func pattern(_ key: String) throws -> NamePattern {
      try NamePattern(fields[key].map { $0.isNull ? "" : $0.string } ?? "", at: fields[key])
    }
    group = try pattern("group")
    version = try pattern("version")
    kind = try pattern("kind")
    name = try pattern("name")
    namespace = try pattern("namespace")
    func selector(_ key: String) throws -> (LabelSelector, Bool) {
      let text = fields[key].map { $0.isNull ? "" : $0.string } ?? ""
      return (try LabelSelector(text, at: fields[key]), !text.isEmpty)
    }
    (labels, hasLabels) = try selector("labelSelector")
    (annotations, hasAnnotations) = try selector("annotationSelector")
  }

  /// The only name, and the only kind, that it chooses, where there is one.
  var exactName: String? { name.exactText }
  var exactKind: String? { kind.exactText }

  /// Whether a resource is chosen. Name and namespace may be its first or its current ones.
  package func matches(_ resource: Resource) -> Bool {
    let id = resource.id
    let gvk = id.type.gvk
    guard kind.matches(gvk.kind), group.matches(gvk.group), version.matches(gvk.version) else { return false }
    return (name.matches(resource.previousNames.first?.name ?? id.name) || name.matches(id.name))
      && (namespace.matches(resource.originalNamespace) || namespace.matches(id.effectiveNamespace))
      && (!hasLabels || labels.matches(resource.labels))
      && (!hasAnnotations || annotations.matches(resource.annotations))
  }
}
