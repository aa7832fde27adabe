import Diagnostics
import YAML

/// What a patch's text turned out to be.
package enum PatchDocument {
  /// The documents of one or several strategic merges.
  case strategicMerge([Node])
  case jsonPatch(JSONPatch)

  /// Reads a patch: a list is a JSON patch, of which only the first document counts, and mappings are strategic merges.
  ///
  /// - Throws: `Diagnostic` where the text is neither.
  package static func read(_ file: SourceFile, into tree: Tree, at entry: Node) throws -> PatchDocument {
    let documents = try Reader.read(file, into: tree)
    guard let first = documents.first(where: { !$0.isNullOrEmptyCollection }) else { return .strategicMerge([]) }
    guard first.isSequence else {
      if first.isScalar {
        throw first.diagnostic(
          .invalidPatch, "a patch is a resource, or a list of JSON patch operations, not \(first.typeDescription)",
          notes: [Diagnostic.Note("listed as a patch in", at: entry.location)])
      }
      return .strategicMerge(documents)
    }
    return .jsonPatch(try JSONPatch(node: first))
  }
}
