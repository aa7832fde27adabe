import Diagnostics
import Kubernetes
import YAML

/// Where a `ValueAddTransformer` puts its value.
struct ValueAddTarget {
  /// Nil chooses every resource.
  let selector: Selector?
  /// The path as it is written.
  let text: String
  let path: ValueAddPath
  /// Which part of the file path in the field the value becomes, from 1; zero replaces all of it.
  let filePathPosition: Int64

  var isNamespace: Bool { text == "metadata/namespace" }

  /// - Throws: `Diagnostic` at what is of the wrong type, or missing.
  init(node: Node) throws {
    let reader = try FieldReader(node, "a target")
    selector = try reader.mapping("selector").map { try Selector($0) }
    guard let fieldPath = try reader.stringNode("fieldPath"), !fieldPath.bytes.isEmpty else {
      throw Diagnostic.missingField("fieldPath", of: "a target", in: node)
    }
    text = fieldPath.string
    path = try ValueAddPath(fieldPath)
    filePathPosition = try reader.integer("filePathPosition") ?? 0
    guard filePathPosition >= 0 else {
      throw Diagnostic.wrongType(reader.value("filePathPosition") ?? node, "filePathPosition", expected: "zero or more")
    }
  }
}
