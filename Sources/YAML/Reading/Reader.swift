import Diagnostics

/// What a reader refuses, so that no input can exhaust the machine.
package struct ReaderLimits: Sendable {
  /// Collections within collections.
  package var depth = TreeLimits.depth
  /// Nodes that aliases and merge keys of one file may add.
  package var aliasNodes = TreeLimits.copiedNodes
  /// Bytes of text that they may add.
  package var aliasBytes = TreeLimits.copiedBytes
  /// The index that nodes stay below; nil is the tree's own end.
  package var lastNode: Int?

  package init() {}
}

/// Reads YAML (and so JSON) into a tree.
///
/// Aliases become copies of what they name and merge keys the fields that they bring, so that no later stage
/// meets either. Comments are not kept, but for the schemas that some give (`SchemaComments`). A scalar whose text stands
/// in the file as it is, is a range of the file.
///
/// There are two readers. Most files are of the YAML that Kubernetes is written in, which `BlockScanner` reads many times
/// faster than libyaml does; what it does not take whole, `LibYAMLReader` reads, and whatever is wrong it words. Both make
/// the same of a file. With `STRATA_READER=libyaml` in the environment libyaml reads everything.
package enum Reader {
  /// What reads the files that are familiar.
  package enum Choice: Sendable {
    case scanner, libyaml

    /// - Parameter name: what the environment asks for; nil where it asks for nothing.
    init(named name: String?) { self = name == "libyaml" ? .libyaml : .scanner }
  }

  /// As the environment asks for.
  package static let standard = Choice(named: System.environmentVariable("STRATA_READER"))

  /// Reads all documents of a file that the tree's text store holds.
  ///
  /// - Returns: the root of each document; a document with nothing in it has none.
  /// - Throws: `Diagnostic`, at the place where the input is wrong.
  package static func read(
    _ file: SourceFile, into tree: Tree, limits: ReaderLimits = ReaderLimits(), by choice: Choice = standard
  ) throws -> [Node] {
    try read(file, into: tree, limits, by: choice, .lastCounts, onDuplicateKey: nil)
  }

  /// What becomes of a key that stands in its mapping twice, where that is no error.
  package enum DuplicateKeys {
    /// The last one is kept.
    case lastCounts
    /// All are kept, so that the first one is found.
    case keptAll
  }

  /// Reads a file in which a key that stands twice is no error.
  ///
  /// - Parameter onDuplicateKey: is told of each.
  package static func read(
    _ file: SourceFile, into tree: Tree, duplicateKeys: DuplicateKeys = .lastCounts,
    onDuplicateKey: @escaping (Diagnostic) -> Void
  ) throws -> [Node] {
    try read(file, into: tree, ReaderLimits(), by: standard, duplicateKeys, onDuplicateKey: onDuplicateKey)
  }

  private static func read(
    _ file: SourceFile, into tree: Tree, _ limits: ReaderLimits, by choice: Choice, _ duplicateKeys: DuplicateKeys,
    onDuplicateKey: ((Diagnostic) -> Void)?
  ) throws -> [Node] {
    let roots: [Node]
    if choice == .scanner, limits.depth >= BlockScanner.depthLimit,
      let scanned = BlockScanner.read(file, into: tree, below: limits.lastNode ?? tree.readingEnd)
    {
      roots = scanned
    } else {
      var reader = try LibYAMLReader(
        file, into: tree, limits: limits, duplicateKeys: duplicateKeys, onDuplicateKey: onDuplicateKey)
      roots = try explaining(file, in: tree) { try reader.read() }
    }
    SchemaComments.note(in: roots, of: file, tree, limits: limits)
    return roots
  }

  /// Says of what is no YAML what it is, where that is known.
  private static func explaining(_ file: SourceFile, in tree: Tree, _ read: () throws -> [Node]) throws -> [Node] {
    do {
      return try read()
    } catch let error as Diagnostic where error.id == .invalidYAML {
      throw ForeignSyntax.explain(error, of: file, in: tree.text)
    }
  }
}
