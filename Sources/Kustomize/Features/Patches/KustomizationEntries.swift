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
    let reader = try FieldReader(node, "a patch", fields: strict ? ["path", "patch", "target", "options"] : nil)
    path = try reader.stringNode("path").flatMap { $0.bytes.isEmpty ? nil : $0 }
    patch = try reader.stringNode(patchField)
    target = try reader.mapping("target")
    if let target { try checkSelector(target, "a patch target") }
    if let options = try reader.mapping("options") {
      let reader = try FieldReader(
        options, "a patch's options", fields: strict ? ["allowNameChange", "allowKindChange"] : nil)
      allowsNameChange = try reader.bool("allowNameChange")
      allowsKindChange = try reader.bool("allowKindChange")
    }
  }
}

/// Checks the shape of a selector.
package func checkSelector(_ node: Node, _ subject: String) throws {
  let fields = ["group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector"]
  let reader = try FieldReader(node, subject, fields: fields)
  for field in fields { _ = try reader.stringNode(field) }
}

/// An entry of `labels`.
package struct LabelEntry {
  package var pairs: [(key: String, value: Node)]
  package var includesSelectors: Bool
  package var includesTemplates: Bool
  package var includesVolumeClaimTemplates: Bool
  package var fields: [FieldSpec]

  package init(_ node: Node) throws {
    let reader = try FieldReader(
      node, "a label entry",
      fields: ["pairs", "includeSelectors", "includeTemplates", "includeVolumeClaimTemplates", "fields"])
    pairs = try reader.stringMap("pairs")
    includesSelectors = try reader.bool("includeSelectors")
    includesTemplates = try reader.bool("includeTemplates")
    includesVolumeClaimTemplates = try reader.bool("includeVolumeClaimTemplates")
    fields = try reader.list("fields").map { try FieldSpec(node: $0) }
  }
}

/// The `sortOptions` of a kustomization.
package struct SortOptions {
  package enum Order: String, CaseIterable, Sendable {
    case legacy, fifo
  }

  package var order: Order
  /// The kinds of a custom order; nil for the default one.
  package var first: [String]?
  package var last: [String]?

  package init(_ node: Node) throws {
    let reader = try FieldReader(node, "sort options", fields: ["order", "legacySortOptions"])
    guard let order = try reader.stringNode("order") else { throw missingField("order", of: "sort options", in: node) }
    guard let order = Order(rawValue: order.string) else {
      throw invalidChoice(order, "a sort order", Order.allCases.map(\.rawValue))
    }
    self.order = order
    guard let legacy = try reader.mapping("legacySortOptions") else { return }
    guard order == .legacy else {
      throw legacy.diagnostic(.invalidValue, "'legacySortOptions' goes with the order 'legacy', not 'fifo'")
    }
    let kinds = try FieldReader(legacy, "legacy sort options", fields: ["orderFirst", "orderLast"])
    first = try kinds.strings("orderFirst").map(\.string)
    last = try kinds.strings("orderLast").map(\.string)
  }
}

/// The `openapi` of a kustomization: a schema of its own, or the version of a built-in one.
package struct OpenAPISettings {
  package var path: Node?
  package var version: Node?

  package init(_ node: Node) throws {
    let pairs = try FieldReader(node, "openapi")
    path = try pairs.stringNode("path")
    version = try pairs.stringNode("version")
    for field in node.fields where !field.value.isNull { _ = try pairs.stringNode(field.key.string) }
  }
}
