import Diagnostics

/// Finds the schemas that stand in comments. kustomize merges by them, before any other that it knows:
///
/// ```yaml
/// items: # {"x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"}
/// - name: a
/// ```
///
/// A comment is that of a field where it stands behind the key, or behind the value in braces or brackets; where none
/// does, those directly above the key are. Comments above a dash are those of the element. It is a schema where it begins
/// with an object of JSON, whatever comes after that.
///
/// Hardly any file has one: all others are searched for `#` and a brace, and nothing more.
struct SchemaComments {
  private let tree: Tree
  private let file: SourceFile
  private let limits: ReaderLimits
  private let text: ByteSpan
  /// The scalar that was visited last: what looks like a comment may stand within it.
  private var previous: Node?

  /// Marks the keys and elements that have a schema, and reads those into the tree.
  static func note(in roots: [Node], of file: SourceFile, _ tree: Tree, limits: ReaderLimits) {
    let text = tree.text.bytes(file.range)
    guard mayHaveAny(text) else { return }
    var comments = SchemaComments(tree: tree, file: file, limits: limits, text: text)
    for root in roots { comments.visit(root, isRoot: true) }
  }

  private init(tree: Tree, file: SourceFile, limits: ReaderLimits, text: ByteSpan) {
    self.tree = tree
    self.file = file
    self.limits = limits
    self.text = text
  }

  private static func mayHaveAny(_ text: ByteSpan) -> Bool {
    var i = text.index(of: UInt8(ascii: "#"), from: 0)
    while i < text.count {
      if text.objectStart(inCommentAt: i) != nil { return true }
      i = text.index(of: UInt8(ascii: "#"), from: i + 1)
    }
    return false
  }

  // MARK: The tree

  private mutating func visit(_ node: Node, isRoot: Bool = false) {
    guard !node.isScalar else {
      previous = node
      return
    }
    // Comments within braces and brackets are for nobody.
    guard node.style != .flow else { return visitLast(of: node) }
    var isFirst = true
    for field in node.fields {
      if !field.value.isScalar {
        note(lineComment(of: field) ?? headComment(ofKey: field.key, isFirst: isFirst, isRoot: isRoot), at: field.key)
      }
      previous = field.key
      visit(field.value)
      isFirst = false
    }
    for element in node.elements {
      if !element.isScalar { note(headComment(ofElement: element, isFirst: isFirst), at: element) }
      visit(element)
      isFirst = false
    }
  }

  private mutating func visitLast(of collection: Node) {
    guard collection.record.second != 0 else { return }
    visit(collection.node(collection.record.second))
  }

  /// Takes a comment for the schema of a key's value, or of an element, if it is one.
  private func note(_ comment: Int?, at node: Node) {
    guard let comment, let start = text.objectStart(inCommentAt: comment),
      let end = text.objectEnd(from: start)
    else { return }
    let range = TextRange(
      offset: file.range.offset + UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start))
    let source = SourceFile(path: file.path, range: range)
    guard let schema = try? Reader.read(source, into: tree, limits: limits).first, schema.isMapping, schema.isJSON,
      !schema.isEmptyCollection
    else { return }
    node.note(commentSchema: schema)
  }

  // MARK: Comments

  /// Where a node begins in the text.
  private func start(of node: Node) -> Int { Int(node.position.offset) - Int(file.range.offset) }

  /// The comment on the line of a key, or on the last one of a value in braces or brackets.
  private func lineComment(of field: Field) -> Int? {
    var end: Int
    if field.value.style == .flow {
      guard let last = self.end(ofFlow: field.value) else { return nil }
      end = last
    } else {
      guard let last = self.end(ofLine: field.key) else { return nil }
      end = text.afterBlanks(from: last)
      guard end < text.count, text[end] == UInt8(ascii: ":") else { return nil }
      end += 1
    }
    end = text.afterBlanks(from: end)
    return end < text.count && text[end] == UInt8(ascii: "#") ? end : nil
  }

  /// Where a scalar ends that is all on one line, behind its quotes.
  private func end(ofLine scalar: Node) -> Int? {
    let start = start(of: scalar)
    guard start >= 0, start <= text.count else { return nil }
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: return text.quoteEnd(from: start)
    case .plain where scalar.textRange.offset == scalar.position.offset: return start + scalar.bytes.count
    default: return nil
    }
  }

  /// Where a scalar ends, on whatever line; a plain one as it ends within braces or brackets.
  private func end(ofLast scalar: Node) -> Int? {
    let start = start(of: scalar)
    guard start >= 0, start < text.count else { return nil }
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: return text.quoteEnd(from: start, onAnyLine: true)
    case .plain where scalar.textRange.offset == scalar.position.offset: return start + scalar.bytes.count
    default: return text.flowIndicator(from: start)
    }
  }

  /// Where a collection in braces or brackets ends: what comes behind its last scalar are brackets alone.
  private func end(ofFlow collection: Node) -> Int? {
    var depth = 1
    var last = collection
    while last.record.second != 0 {
      last = last.node(last.record.second)
      if last.isScalar { break }
      depth += 1
    }
    guard var i = last.isScalar ? end(ofLast: last) : start(of: last) + 1, i > 0 else { return nil }
    while depth > 0, i < text.count {
      switch text[i] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: ","): break
      default: return nil
      }
      i += 1
    }
    return depth == 0 ? i : nil
  }

  private func headComment(ofKey key: Node, isFirst: Bool, isRoot: Bool) -> Int? {
    let start = start(of: key)
    guard start > 0, start < text.count else { return nil }
    let line = text.lineStart(before: start)
    guard text.afterBlanks(from: line) == start else { return nil }
    guard isFirst, isRoot else { return headComment(above: line, column: start - line, isFirst: isFirst) }
    return headComment(ofDocumentAt: line)
  }

  /// A comment that an empty line separates from the first key is the document's own, but in a file that begins with `---`:
  /// there the first key has them all, what stands behind the dashes too.
  private func headComment(ofDocumentAt line: Int) -> Int? {
    let dashes = text.afterBlanks(from: 3)
    guard text.isDocumentStart(at: 0), text.isBlankOrComment(from: dashes, to: line) else {
      return headComment(above: line, column: 0, isFirst: false)
    }
    return text[dashes] == UInt8(ascii: "#") ? dashes : headComment(above: line, column: 0, isFirst: true)
  }

  private func headComment(ofElement element: Node, isFirst: Bool) -> Int? {
    let start = start(of: element)
    guard start > 0, start < text.count else { return nil }
    let line = text.lineStart(before: start)
    let dash = text.afterBlanks(from: line)
    guard text[dash] == UInt8(ascii: "-"), text.afterBlanks(from: dash + 1) == start else { return nil }
    return headComment(above: line, column: dash - line, isFirst: isFirst)
  }

  /// The topmost of the comments above a line that are no further to the right. Empty lines separate them from what comes
  /// first in a collection too, and from nothing else.
  private func headComment(above start: Int, column: Int, isFirst: Bool) -> Int? {
    var top: Int?
    var line = start
    while line > 0 {
      line = text.lineStart(before: line - 1)
      let i = text.afterBlanks(from: line)
      if text[i] == UInt8(ascii: "#"), i - line <= column {
        top = i
      } else if !isFirst || text[i] != UInt8(ascii: "\n") && text[i] != UInt8(ascii: "\r") {
        break
      }
    }
    if let top, let previous, previous.style == .singleQuoted || previous.style == .doubleQuoted,
      end(ofLast: previous).map({ $0 > top }) ?? true
    {
      return nil
    }
    return top
  }
}

extension Node {
  /// Whether this was written as JSON.
  fileprivate var isJSON: Bool {
    switch kind {
    case .scalar:
      style == .doubleQuoted
        || style == .plain && [Tag.integer, .float, .boolean, .null].contains(tag) && !bytes.isEmpty && !hasText("~")
    case .mapping:
      style == .flow && fields.allSatisfy { $0.key.style == .doubleQuoted && $0.value.isJSON }
    case .sequence: style == .flow && elements.allSatisfy(\.isJSON)
    }
  }
}
