import Diagnostics

@testable import YAML

/// Reads text into a tree of its own.
func read(_ text: String, path: String = "a.yaml") throws -> (tree: Tree, roots: [Node]) {
  try read(Array(text.utf8), path: path)
}

/// Reads bytes into a tree of their own.
func read(_ bytes: [UInt8], path: String = "a.yaml", limits: ReaderLimits = ReaderLimits()) throws -> (
  tree: Tree, roots: [Node]
) {
  let tree = Tree()
  let file = try tree.text.addFile(path: path, contents: bytes)
  return (tree, try Reader.read(file, into: tree, limits: limits))
}

/// What the writer prints for what the reader reads.
func rewrite(_ text: String) throws -> String { try rewrite(Array(text.utf8)) }

func rewrite(_ bytes: [UInt8]) throws -> String {
  let (tree, roots) = try read(bytes)
  return try withExtendedLifetime(tree) {
    var writer = Writer()
    for root in roots { try writer.write(root) }
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// The error that is thrown, or nil.
func diagnostic(_ body: () throws -> some Any) -> Diagnostic? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Diagnostic
  }
}
