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
  /// - Throws: `Diagnostic` where the text is neither.
  package static func read(_ file: SourceFile, into tree: Tree, at entry: Node) throws -> PatchDocument {
    let documents = try documents(of: file, into: tree)
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

  /// A key may stand twice in a JSON patch, as kustomize reads it, and in no resource.
  private static func documents(of file: SourceFile, into tree: Tree) throws -> [Node] {
    do {
      return try Reader.read(file, into: tree)
    } catch let error as Diagnostic where error.id == .duplicateKey {
      let documents = try Reader.read(file, into: tree) { _ in }
      guard documents.first?.isSequence == true else { throw error }
      return documents
    }
  }
}
