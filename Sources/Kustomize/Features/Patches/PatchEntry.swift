import Diagnostics
import Kubernetes
import YAML

/// An entry of `patches` or `patchesJson6902`.
package struct PatchEntry {
  package let node: Node
  package var path: Node?
  package var patch: Node?
  package var target: Node?
  package var allowsNameChange = false
  package var allowsKindChange = false

  /// - Parameters:
  ///   - strict: refuses unknown fields; the configuration of a plugin has others.
  ///   - patchField: the field of an inline patch.
  package init(_ node: Node, strict: Bool = true, patchField: String = "patch") throws {
    self.node = node
    if node.isScalar, !node.isNull {
      let isDocument = node.looksLikeDocument || node.style == .literal
      throw node.diagnostic(
        .wrongType, "a patch must be a mapping, and is \(node.typeDescription)",
        hint: isDocument ? "put 'patch: |-' before it" : "write 'path: \(node.string)'")
    }
    let reader = try FieldReader(node, "a patch", fields: strict ? ["path", "patch", "target", "options"] : nil)
    path = try reader.stringNode("path").flatMap { $0.bytes.isEmpty ? nil : $0 }
    patch = try reader.stringNode(patchField)
    target = try reader.mapping("target")
    if let target { try checkSelector(target, "a patch target", strict: strict) }
    if let options = try reader.mapping("options") {
      let reader = try FieldReader(
        options, "a patch's options", fields: strict ? ["allowNameChange", "allowKindChange"] : nil)
      allowsNameChange = try reader.bool("allowNameChange")
      allowsKindChange = try reader.bool("allowKindChange")
    }
  }
}

extension PatchEntry {
  /// Whether its target says that it is for Secrets; the operations of a JSON patch do not.
  var isForSecrets: Bool { target?["kind"]?.hasText("Secret") ?? false }
}

/// Checks the shape of a selector.
///
/// - Parameter strict: whether unknown fields are refused.
private func checkSelector(_ node: Node, _ subject: String, strict: Bool) throws {
  let fields = ["group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector"]
  let reader = try FieldReader(node, subject, fields: strict ? fields : nil)
  for field in fields { _ = try reader.stringNode(field) }
}
