import Diagnostics
import Kubernetes
import YAML

/// An entry of `vars`: a name, and the field of a resource whose value stands for `$(NAME)`.
package struct Variable {
  package let name: String
  /// The resource, by exactly this type and name.
  package let gvk: GroupVersionKind
  package let objectName: String
  /// Empty for any.
  package let namespace: String
  package let fieldPath: FieldPath
  package let node: Node

  /// - Throws: `Diagnostic`.
  package init(_ node: Node) throws {
    let fields = try FieldReader(node, "a var", fields: ["name", "objref", "fieldref"])
    self.node = node
    name = try fields.string("name")
    if let reference = try fields.mapping("objref") {
      let object = try FieldReader(
        reference, "the objref of a var", fields: ["apiVersion", "group", "version", "kind", "name", "namespace"])
      gvk = try Self.type(of: object)
      objectName = try object.string("name")
      namespace = try object.string("namespace")
    } else {
      (gvk, objectName, namespace) = (GroupVersionKind(), "", "")
    }
    let reference = try fields.mapping("fieldref").map {
      try FieldReader($0, "the fieldref of a var", fields: ["fieldPath"])
    }
    fieldPath = FieldPath(variable: try reference?.stringNode("fieldPath"))
  }

  /// An `apiVersion` of one or two parts goes before `group` and `version`.
  private static func type(of object: FieldReader) throws -> GroupVersionKind {
    var gvk = GroupVersionKind(
      group: try object.string("group"), version: try object.string("version"), kind: try object.string("kind"))
    let parts = try object.string("apiVersion").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1 where !parts[0].isEmpty: gvk.version = parts[0]
    case 2: (gvk.group, gvk.version) = (parts[0], parts[1])
    default: break
    }
    return gvk
  }

  /// Whether this is an identity of the resource that the value comes from.
  func refers(to id: ResourceID) -> Bool {
    objectName == id.name && gvk == id.gvk
      && (namespace.isEmpty || namespace == id.effectiveNamespace)
  }
}

extension FieldPath {
  /// A path as a var writes it: an index may stand behind its list, as in `ports[0].port`.
  init(variable node: Node?) {
    let text = node.map(\.string) ?? ""
    guard text.utf8.contains(UInt8(ascii: "[")) else {
      self.init(orDefault: node)
      return
    }
    self.init(pieces: Self.split(text).flatMap(Self.separatingIndex), text: text, at: node)
  }

  private static func separatingIndex(_ piece: String) -> [String] {
    guard piece.hasSuffix("]"), let bracket = piece.lastIndex(of: "[") else { return [piece] }
    let index = piece[piece.index(after: bracket)...].dropLast()
    guard !index.isEmpty, index.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return [piece] }
    let list = String(piece[..<bracket])
    return list.isEmpty ? [String(index)] : [list, String(index)]
  }
}
