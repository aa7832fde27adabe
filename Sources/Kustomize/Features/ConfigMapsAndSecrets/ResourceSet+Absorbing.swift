import Diagnostics
import Kubernetes
import YAML

extension ResourceSet {
  /// Adds a generated resource: as a new one, or over the one that has its identity, as its behavior says.
  mutating func absorb(_ resource: Resource) throws {
    let matches = resources(withAnyID: resource.id)
    guard let old = matches.first else {
      if resource.behavior == .merge || resource.behavior == .replace {
        throw Diagnostic.generatorConflict(
          resource, "there is no \(resource.id) to \(resource.behavior.rawValue) with this one")
      }
      return try append(resource)
    }
    guard matches.count == 1 else {
      throw Diagnostic.generatorConflict(
        resource, "there are \(matches.count) of \(resource.id) that this one may go with")
    }
    switch resource.behavior {
    case .replace:
      resource.takeMetadata(from: old)
      for field in ["data", "binaryData"] { resource.noteReplacing(field, of: old) }
    case .merge:
      let origin = old.annotation(Origin.annotation)?.string
      resource.takeMetadata(from: old)
      resource.mergeStringData(from: old)
      resource.mergeData("data", from: old)
      resource.mergeData("binaryData", from: old)
      if let origin { resource.setAnnotation(Origin.annotation, origin) }
    case .unspecified, .create:
      throw Diagnostic.generatorConflict(
        resource, "there is a \(resource.id) already; to go with it, the behavior must be 'merge' or 'replace'",
        notes: [Diagnostic.Note("the other one comes from", at: old.node.location)])
    }
    replace(old, with: resource)
  }
}

extension Diagnostic {
  fileprivate static func generatorConflict(
    _ resource: Resource, _ message: String, notes: [Note?] = []
  ) -> Diagnostic {
    (resource.node["metadata"]?["name"] ?? resource.node).diagnostic(.generatorConflict, message, notes: notes)
  }
}

extension Resource {
  /// Takes name, namespace and past of another resource, and the labels and annotations that this one lacks.
  fileprivate func takeMetadata(from old: Resource) {
    let hashes = isMarkedForHash && old.isMarkedForHash
    mergeMap("labels", of: metadata(), from: old.node["metadata"])
    mergeMap("annotations", of: metadata(), from: old.node["metadata"])
    removeAnnotation(Self.hashAnnotation)
    setName(old.name)
    if let name = old.node["metadata"]?["name"] { node["metadata"]?["name"]?.noteReplacing(name) }
    for field in ["type", "immutable"] { noteReplacing(field, of: old) }
    setNamespace(old.namespace, at: old.node["metadata"]?["namespace"]?.position)
    adoptIdentity(of: old)
    needsHashSuffix = hashes
    behavior = old.behavior
  }

  /// Notes that a field, or each value of one that is a mapping, takes the place of another resource's.
  fileprivate func noteReplacing(_ field: String, of old: Resource) {
    guard node.tree.history != nil, let value = node[field], let other = old.node[field] else { return }
    guard value.isMapping, other.isMapping else { return value.noteReplacing(other) }
    let index = FieldIndex(value)
    for entry in other.fields { index[entry.key]?.value.noteReplacing(entry.value) }
  }

  /// Adds the `stringData` of a Secret that this one lacks, in base64: it counts before the other's `data`.
  fileprivate func mergeStringData(from old: Resource) {
    guard old.gvk == GroupVersionKind(group: "", version: "v1", kind: "Secret"), let source = old.node["stringData"],
      source.isMapping, !source.isEmptyCollection
    else { return }
    let encoded = node.tree.mapping(at: source.position)
    for entry in source.fields {
      let tree = node.tree
      let text =
        entry.value.bytes.isEmpty || entry.value.isNull ? tree.text.append("") : tree.base64(of: entry.value.textRange)
      encoded.append(key: entry.key.copy(), value: tree.scalar(text, at: entry.value.position))
    }
    let parent = node.tree.mapping(at: source.position)
    parent.append("data", encoded)
    mergeMap("data", of: node, from: parent)
  }

  /// Adds the entries of another one's data that this one lacks; where neither has any, there is no such field then.
  fileprivate func mergeData(_ field: String, from old: Resource) {
    mergeMap(field, of: node, from: old.node)
    if let data = node.field(field), data.value.isEmptyCollection { node.remove(data) }
  }

  /// Adds the entries of another mapping of strings that this one lacks.
  private func mergeMap(_ field: String, of parent: Node, from other: Node?) {
    guard let source = other?[field], source.isMapping, !source.isEmptyCollection else { return }
    let target: Node
    if let present = parent[field], present.isMapping {
      target = present
    } else {
      target = node.tree.mapping(at: source.position)
      parent.set(field, target)
    }
    let index = FieldIndex(target)
    for entry in source.fields {
      if let present = index[entry.key] {
        present.value.noteReplacing(entry.value)
        continue
      }
      let value = entry.value.isNull ? node.tree.scalar("") : node.tree.scalar(entry.value.textRange)
      value.setPosition(entry.value.position)
      target.append(key: entry.key.copy(), value: value)
    }
  }
}
