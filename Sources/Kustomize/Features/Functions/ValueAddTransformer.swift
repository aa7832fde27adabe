import Diagnostics
import Kubernetes
import YAML

/// Puts a value into fields of chosen resources, or into the file path that a field holds.
package struct ValueAddTransformer: Transformer {
  private let value: String
  /// Where the value is written.
  private let position: Position
  private let targets: [ValueAddTarget]

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    try self.init(node: configuration.node, in: configuration.layer)
  }

  /// - Parameter node: the transformer's own file.
  /// - Throws: `Diagnostic` at what is of the wrong type, or missing.
  package init(node: Node, in layer: LayerContext) throws {
    let reader = try FieldReader(node, "a value transformer")
    let valueNode = try reader.stringNode("value")
    let value = trimmed(valueNode?.string ?? "")
    // The layer's folder gives the value that is missing.
    self.value = value.isEmpty ? Path.lastComponent(layer.loader.root) : value
    position = (valueNode ?? node).position
    var targets = try reader.list("targets").map { try ValueAddTarget(node: $0) }
    if let path = try reader.stringNode("targetFilePath"), !path.bytes.isEmpty {
      let file = try layer.loader.read(path.string, at: path, into: layer.tree.text)
      for root in try Reader.read(file, into: layer.tree).prefix(1) {
        targets += try FieldReader(root, "a file of targets").list("targets").map { try ValueAddTarget(node: $0) }
      }
    }
    guard !targets.isEmpty else { throw Diagnostic.missingField("targets", of: "a value transformer", in: node) }
    self.targets = targets
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let all = resources.resources
    for target in targets {
      for resource in all where target.selector?.matches(resource) ?? true {
        try resources.update(resource) {
          if target.isNamespace {
            setNamespace(of: resource)
          } else {
            try add(to: resource.node, target)
          }
        }
      }
    }
  }

  private func add(to root: Node, _ target: ValueAddTarget) throws {
    guard let field = try target.path.field(of: root, at: position) else { return }
    guard field.isScalar else { throw Diagnostic.wrongType(field, target.text, expected: "a string") }
    var text = value
    if target.filePathPosition > 0 {
      let path = field.isNull ? "" : field.string
      text = path.insertingPathPart(value, at: Int(clamping: target.filePathPosition - 1))
    }
    field.setTextKeepingStyle(text, at: position)
  }

  /// The namespace is set as the namespace transformer does without any field specs.
  private func setNamespace(of resource: Resource) {
    if !resource.id.isClusterScoped {
      setString("namespace", in: resource.metadata())
    }
    guard resource.kind == "RoleBinding" || resource.kind == "ClusterRoleBinding" else { return }
    guard let subjects = resource.node["subjects"] else { return }
    for subject in subjects.elements where subject["name"]?.hasText("default") ?? false {
      setString("namespace", in: subject)
    }
  }

  private func setString(_ key: String, in mapping: Node) {
    if let present = mapping[key], present.isScalar {
      present.setText(value, at: position)
      present.setTag(.string)
    } else {
      mapping.set(key, string: value, at: position)
    }
  }
}

/// Without white space at either end.
private func trimmed(_ text: String) -> String {
  let scalars = text.unicodeScalars
  let rest = scalars.drop { $0.properties.isWhitespace }
  guard let last = rest.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
  return String(rest[...last])
}
