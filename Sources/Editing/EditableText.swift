import Diagnostics
import YAML

/// A YAML text that is changed where it has to be, and nowhere else: comments, blank lines, quotes and order stay.
///
/// Each edit puts other bytes into the place of a few, and is taken only where the text says afterwards what was meant and
/// nothing else, and every comment is there that does not go with what it is about.
package struct EditableText {
  package private(set) var bytes: [UInt8]
  /// Of the first document; nil where there is nothing in it.
  package private(set) var root: SourceNode?
  /// What it says.
  let meaning: Meaning
  /// For errors.
  let path: String

  /// - Throws: `Diagnostic` where the text is no YAML, or has several documents.
  package init(_ bytes: [UInt8], path: String) throws {
    (self.bytes, self.path) = (bytes, path)
    root = try Self.outline(of: bytes, path: path)
    meaning = Meaning(root)
  }

  private static func outline(of bytes: [UInt8], path: String) throws -> SourceNode? {
    let tree = Tree()
    let documents = try Reader.read(tree.text.addFile(path: path, contents: bytes), into: tree)
    if documents.count > 1 {
      throw documents[1].diagnostic(
        .cannotEdit, "a second document begins here", hint: "a kustomization has one document")
    }
    if let root = documents.first, !root.isMapping {
      throw root.diagnostic(.cannotEdit, "a kustomization is a mapping, and this is a \(root.kind)")
    }
    return documents.isEmpty ? nil : SourceOutline.read(bytes)
  }

  /// What a path leads to; nil where nothing is.
  package func node(at path: EditPath) -> SourceNode? {
    var node = root
    for step in path.steps {
      switch step {
      case .field(let name): node = node?.field(name)?.value
      case .element(let index):
        guard let elements = node?.elements, elements.indices.contains(index) else { return nil }
        node = elements[index]
      }
    }
    return node
  }

  /// Puts other bytes into the place of some.
  ///
  /// - Parameters:
  ///   - path: what is changed.
  ///   - body: the change to what the text says.
  /// - Throws: `Diagnostic` where the text would not say what was meant; it is as it was then.
  mutating func replace(
    _ range: Range<Int>, with text: String, at path: EditPath, _ body: (inout Meaning?) -> Void
  ) throws {
    try replace([(range, text)], at: path, keeping: CommentLines(bytes, root).texts(outside: range), body)
  }

  /// Puts other bytes into several places, from the first to the last. Every comment stays.
  mutating func replace(
    _ changes: [(range: Range<Int>, text: String)], at path: EditPath, _ body: (inout Meaning?) -> Void
  ) throws {
    try replace(changes, at: path, keeping: CommentLines(bytes, root).texts(outside: 0..<0), body)
  }

  private mutating func replace(
    _ changes: [(range: Range<Int>, text: String)], at path: EditPath, keeping lost: [[UInt8]],
    _ body: (inout Meaning?) -> Void
  ) throws {
    var edited: [UInt8] = []
    edited.reserveCapacity(bytes.count)
    var end = 0
    for change in changes {
      guard change.range.lowerBound >= end else { throw cannotEdit(path) }
      edited += bytes[end..<change.range.lowerBound]
      edited += change.text.utf8
      end = change.range.upperBound
    }
    edited += bytes[end...]
    var meant = meaning
    meant.change(path.steps, body)
    guard let after = try? EditableText(edited, path: self.path), after.meaning == meant,
      CommentLines(edited, after.root).contain(lost)
    else { throw cannotEdit(path) }
    self = after
  }

  func cannotEdit(_ path: EditPath) -> Diagnostic {
    let place = position(of: path)
    return diagnostic(
      "this cannot be edited without changing something else", at: place..<(place + 1),
      hint: "an anchor, or a text over several lines, may be in the way: edit it by hand")
  }

  func diagnostic(_ message: String, at range: Range<Int>, hint: String) -> Diagnostic {
    let tree = Tree()
    guard let file = try? tree.text.addFile(path: path, contents: bytes) else {
      return Diagnostic(.cannotEdit, message, hint: hint)
    }
    let offset = file.range.offset + UInt32(truncatingIfNeeded: range.lowerBound)
    return Diagnostic(
      .cannotEdit, message, at: tree.text.snippet(at: Position(offset: offset), width: range.count), hint: hint)
  }

  /// Where the deepest node begins that a path leads to.
  private func position(of path: EditPath) -> Int {
    var path = path
    while !path.steps.isEmpty {
      if let node = node(at: path) { return min(node.range.lowerBound, max(bytes.count - 1, 0)) }
      path = path.parent
    }
    return root?.range.lowerBound ?? 0
  }
}

extension Diagnostic.ID {
  static let cannotEdit = Diagnostic.ID("E0101", "cannot-edit")
}
