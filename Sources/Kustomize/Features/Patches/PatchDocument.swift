import Diagnostics
import Kubernetes
import YAML

/// What a patch's text turned out to be.
package enum PatchDocument {
  /// The documents of one or several strategic merges; none for a patch with nothing in it.
  case strategicMerge([Node])
  case jsonPatch(JSONPatch)

  /// Reads a patch: a list is a JSON patch, of which only the first document counts, and mappings are strategic merges.
  ///
  /// - Parameter onRepeatedKey: is told of each key that stands in its mapping twice; nil where a strategic merge must have none.
  /// - Throws: `Diagnostic` where the text is neither.
  package static func read(
    _ file: SourceFile, into tree: Tree, at entry: Node, onRepeatedKey: ((Diagnostic) -> Void)? = nil
  ) throws -> PatchDocument {
    let documents = try documents(of: file, into: tree, onRepeatedKey: onRepeatedKey)
    guard let first = documents.first(where: { !$0.isNullOrEmptyCollection }) else { return .strategicMerge([]) }
    if first.isSequence { return .jsonPatch(try JSONPatch(node: first)) }
    for document in documents where !document.isMapping && !document.isNullOrEmptyCollection {
      throw Diagnostic.invalidPatch(document, listedAt: entry)
    }
    if first["op"] != nil, first["path"] != nil, first["kind"] == nil {
      throw Diagnostic.operationWithoutList(first, listedAt: entry)
    }
    return .strategicMerge(documents)
  }

  /// The documents of a patch, in which a key may stand twice: in a JSON patch the last one counts, as kustomize reads
  /// it, and in a strategic merge the first.
  package static func documents(
    of file: SourceFile, into tree: Tree, onRepeatedKey: ((Diagnostic) -> Void)?
  ) throws -> [Node] {
    do {
      return try Reader.read(file, into: tree)
    } catch let error as Diagnostic where error.id == .duplicateKey {
      var repeated: [Diagnostic] = []
      let documents = try Reader.read(file, into: tree, duplicateKeys: .keptAll) { repeated.append($0) }
      guard documents.first?.isSequence != true else {
        return try Reader.read(file, into: tree, onDuplicateKey: onRepeatedKey ?? { _ in })
      }
      guard let onRepeatedKey else { throw error }
      for diagnostic in repeated { onRepeatedKey(diagnostic) }
      return documents
    }
  }
}
