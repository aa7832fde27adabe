import Diagnostics
import Kubernetes
import YAML

/// An entry of `replacements`: a value, from a field of a resource or given, and the fields that it is written to.
package struct Replacement {
  /// Where the value is read; nil where it is given.
  package let source: Source?
  /// The value that is given.
  package let sourceValue: Node?
  package let targets: [Target]
  package let node: Node

  /// Reads the entries of `replacements`, and the files that they name.
  ///
  /// - Parameter strict: refuses unknown fields, as a kustomization does; the configuration of a transformer lets
  ///   them pass, and so do the files.
  /// - Throws: `Diagnostic`.
  package static func read(_ entries: [Node], in layer: LayerContext, strict: Bool = true) throws -> [Replacement] {
    var replacements: [Replacement] = []
    for entry in entries {
      let fields = try FieldReader(
        entry, "a replacement", fields: strict ? ["source", "targets", "sourceValue", "path"] : nil)
      guard let path = try fields.stringNode("path"), !path.bytes.isEmpty else {
        // An empty list of targets is none to kustomize, which writes the kustomization out again in between.
        replacements.append(try Replacement(entry, strict: strict, needsTargets: strict))
        continue
      }
      guard fields.value("source") == nil, try fields.list("targets").isEmpty else {
        throw Diagnostic.conflictingReplacementPath(entry)
      }
      let file = try layer.loader.read(path.string, at: path, into: layer.tree.text)
      guard let root = try Reader.read(file, into: layer.tree).first, !root.isScalar else {
        throw Diagnostic.invalidReplacementFile(path.string, at: path)
      }
      let entries = root.isSequence ? Array(root.elements) : [root]
      replacements += try entries.map { try Replacement($0, strict: false, needsTargets: false) }
    }
    return replacements
  }

  private init(_ entry: Node, strict: Bool, needsTargets: Bool) throws {
    let known = ["source", "targets", "sourceValue", "path"]
    let fields = try FieldReader(entry, "a replacement", fields: strict ? known : nil)
    node = entry
    source = try fields.mapping("source").map { try Source($0, strict: strict) }
    sourceValue = try fields.stringNode("sourceValue")
    let list = try fields.list("targets")
    guard source != nil || sourceValue != nil, fields.value("targets") != nil, !(needsTargets && list.isEmpty) else {
      throw Diagnostic.incompleteReplacement(entry)
    }
    guard source == nil || sourceValue == nil else { throw Diagnostic.twoSources(entry) }
    targets = try list.map { try Target($0, strict: strict) }
  }
}

extension Replacement {
  /// The resource and the field that a value is read from.
  package struct Source {
    package let node: Node
    package let gvk: GroupVersionKind
    package let name: String
    package let namespace: String
    package let fieldPath: FieldPath
    package let options: Options

    fileprivate init(_ node: Node, strict: Bool) throws {
      let known = ["group", "version", "kind", "name", "namespace", "fieldPath", "options"]
      let fields = try FieldReader(node, "the source of a replacement", fields: strict ? known : nil)
      self.node = node
      gvk = GroupVersionKind(
        group: try fields.string("group"), version: try fields.string("version"), kind: try fields.string("kind"))
      name = try fields.string("name")
      namespace = try fields.string("namespace")
      fieldPath = FieldPath(orDefault: try fields.stringNode("fieldPath"))
      options = try Options(fields, strict: strict)
    }

    /// Where the field path is written, or what it belongs to where it is left out.
    var fieldPathNode: Node { fieldPath.node ?? node }

    /// Whether this is an identity of the source.
    func selects(_ id: ResourceID) -> Bool {
      // The scope of the type plays no part in this: kustomize compares what is written, or `default`.
      func effective(_ namespace: String) -> String { namespace.isEmpty ? ResourceID.defaultNamespace : namespace }
      return (name.isEmpty || name == id.name) && id.gvk.isSelected(by: gvk)
        && (namespace.isEmpty || effective(namespace) == effective(id.namespace))
    }
  }

  /// The resources and the fields that a value is written to.
  package struct Target {
    package let node: Node
    package let select: Choice
    package let reject: [Choice]
    package let fieldPaths: [FieldPath]
    package let options: Options

    fileprivate init(_ node: Node, strict: Bool) throws {
      let fields = try FieldReader(
        node, "a replacement target", fields: strict ? ["select", "reject", "fieldPaths", "options"] : nil)
      self.node = node
      guard let select = try fields.mapping("select") else { throw Diagnostic.targetWithoutSelect(node) }
      self.select = try Choice(select, strict: strict)
      reject = try fields.list("reject").map { try Choice($0, strict: strict) }
      let paths = try fields.strings("fieldPaths")
      fieldPaths = paths.isEmpty ? [FieldPath(orDefault: nil)] : paths.map { FieldPath($0.string, at: $0) }
      options = try Options(fields, strict: strict)
    }
  }

  /// How a value is cut out of a field, or put into one.
  package struct Options {
    package let node: Node?
    /// Splits the text; empty takes it whole.
    package let delimiter: String
    /// Which part of the split text is meant. In a target, a negative one puts the value before the first part,
    /// one past the last behind it.
    package let index: Int
    /// Whether what is missing is made.
    package let creates: Bool

    fileprivate init(_ parent: FieldReader, strict: Bool) throws {
      node = try parent.mapping("options")
      guard let node else {
        (delimiter, index, creates) = ("", 0, false)
        return
      }
      let fields = try FieldReader(
        node, "the options of a replacement", fields: strict ? ["delimiter", "index", "encoding", "create"] : nil)
      delimiter = try fields.string("delimiter")
      index = Int(clamping: try fields.integer("index") ?? 0)
      creates = try fields.bool("create")
      _ = try fields.string("encoding")
    }
  }
}
