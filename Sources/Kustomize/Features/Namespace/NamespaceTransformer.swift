import Diagnostics
import Kubernetes
import YAML

/// Puts resources into a namespace: kustomize's NamespaceTransformer.
package struct NamespaceTransformer: Transformer {
  /// Which subjects of role bindings follow into the namespace.
  package enum RoleBindingSubjects: String, CaseIterable, Sendable {
    /// Only those named `default`.
    case defaultOnly
    case allServiceAccounts
    case none
  }

  package var namespace: String
  package var position: Position
  private let fields: FieldSpecsByType
  /// Leaves a namespace that is written.
  package var unsetOnly = false
  package var roleBindingSubjects = RoleBindingSubjects.defaultOnly

  package init(namespace: String, position: Position, fields: FieldSpecsByType) {
    self.namespace = namespace
    self.position = position
    self.fields = fields
  }

  package init(configuredBy configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    let namespace = configuration.node["metadata"]?["namespace"]
    self.init(
      namespace: namespace.map { $0.isNull ? "" : $0.string } ?? "", position: namespace?.position ?? .nowhere,
      fields: fields)
    unsetOnly = try configuration.reader.bool("unsetOnly")
    if let mode = try configuration.reader.stringNode("setRoleBindingSubjects"), !mode.bytes.isEmpty {
      guard let subjects = RoleBindingSubjects(rawValue: mode.string) else {
        throw Diagnostic.invalidChoice(mode, "a choice of subjects", RoleBindingSubjects.allCases.map(\.rawValue))
      }
      roleBindingSubjects = subjects
    }
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard !namespace.isEmpty else { return }
    let value = layer.tree.text.append(namespace)
    for resource in resources.resources where !resource.isFromHelm {
      try resources.rename(resource) { try move(resource, to: value) }
      if let other = resources.other(calledLike: resource) {
        throw Diagnostic.namespaceConflict(
          resource, other, namespace, at: layer.tree.text.snippet(at: position, width: 9))
      }
    }
  }

  private func move(_ resource: Resource, to value: TextRange) throws {
    let type = resource.type
    if !resource.id.isClusterScoped { setNamespace(of: resource, to: value) }
    let isBinding = type.gvk.kind == "RoleBinding" || type.gvk.kind == "ClusterRoleBinding"
    if isBinding { setSubjects(of: resource, to: value) }
    for visitor in fields.visitors(of: type, in: resource.node.tree) {
      let spec = visitor.spec
      // The namespace of a resource itself depends on its scope, and Namespace's name on its API version.
      if visitor.leadsToNamespace || visitor.leadsToName && type.apiVersion != "v1" { continue }
      if isBinding, spec.path == ["subjects", "namespace"], !spec.gvk.kind.isEmpty { continue }
      try visitor.visit(resource.node, creating: .scalar, at: position) { node in
        guard node.isScalar else { throw visitor.wrongType(node, expected: "a namespace") }
        if unsetOnly, spec.createIfNotPresent, node.isWrittenNull {
          // kustomize makes a text of it first, and then finds it set.
          return node.setString(node.string)
        }
        set(node, to: value)
      }
    }
  }

  private func set(_ node: Node, to value: TextRange) {
    if unsetOnly, !node.isNull, !node.bytes.isEmpty { return }
    node.become(node.tree.scalar(value, at: position))
  }

  private func setNamespace(of resource: Resource, to value: TextRange) {
    let metadata = resource.metadata()
    if let field = metadata["namespace"], field.isScalar {
      // kustomize takes `null` for a namespace that is set.
      if unsetOnly, field.isWrittenNull { return }
      set(field, to: value)
    } else {
      metadata.set("namespace", metadata.tree.scalar(value, at: position))
    }
  }

  private func setSubjects(of binding: Resource, to value: TextRange) {
    guard roleBindingSubjects != .none, let subjects = binding.node["subjects"] else { return }
    for subject in subjects.elements where subject.isMapping {
      let follows =
        roleBindingSubjects == .defaultOnly
        ? subject["name"]?.hasText("default") ?? false : subject["kind"]?.hasText("ServiceAccount") ?? false
      guard follows else { continue }
      if let field = subject["namespace"] {
        set(field, to: value)
      } else {
        subject.append("namespace", subject.tree.scalar(value, at: position))
      }
    }
  }
}

extension Node {
  /// Whether this is a null with a text: `null` or `~`.
  fileprivate var isWrittenNull: Bool { isNull && !bytes.isEmpty }
}

extension Diagnostic {
  fileprivate static func namespaceConflict(
    _ resource: Resource, _ other: Resource, _ namespace: String, at snippet: Snippet?
  ) -> Diagnostic {
    Diagnostic(
      .identityConflict, "in namespace '\(namespace)' there are two of \(resource.kind) '\(resource.name)'",
      at: snippet,
      notes: [
        Note("one comes from", at: other.node.location),
        Note("the other one from", at: resource.node.location),
      ])
  }
}
