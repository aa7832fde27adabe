import CLibYAML
import Diagnostics

/// Reads any YAML into a tree by the events of libyaml, which `LibYAMLParser` keeps.
struct LibYAMLReader: ~Copyable {
  private let tree: Tree
  private let file: SourceFile
  /// Where the file's bytes end in the text store.
  private let fileEnd: Int
  private let limits: ReaderLimits
  private let parser: LibYAMLParser
  private var offsets: CharacterOffsets
  private var stack: [Frame] = []
  private var anchors: [String: Anchor] = [:]
  /// The names of the open collections that have one, outermost first.
  private var openAnchors: [String] = []
  private var aliasNodes = 0
  private var aliasBytes = 0
  /// Takes what would be an error; nil where it is one.
  private let onDuplicateKey: ((Diagnostic) -> Void)?
  private let duplicateKeys: Reader.DuplicateKeys

  /// An open collection.
  private struct Frame {
    var node: Node
    /// The last child so far.
    var last: UInt32 = 0
    var isMapping: Bool
    var atKey: Bool
    var hasMergeKey = false
    var fieldCount = 0
    /// Whether an anchor names it: the innermost of `openAnchors` then.
    var isAnchored: Bool
  }

  private enum Anchor {
    case open
    case complete(Node)
  }

  /// - Parameter onDuplicateKey: is told of each key that stands in its mapping twice; nil makes that an error.
  /// - Throws: where libyaml has no memory.
  init(
    _ file: SourceFile, into tree: Tree, limits: ReaderLimits, duplicateKeys: Reader.DuplicateKeys = .lastCounts,
    onDuplicateKey: ((Diagnostic) -> Void)? = nil
  ) throws(Diagnostic) {
    self.tree = tree
    self.file = file
    self.limits = limits
    self.duplicateKeys = duplicateKeys
    self.onDuplicateKey = onDuplicateKey
    fileEnd = Int(file.range.offset) + Int(file.range.length)
    let bytes = tree.text.bytes(file.range)
    guard let parser = LibYAMLParser(bytes) else { throw .noMemory(for: "reading '\(file.path)'") }
    self.parser = parser
    offsets = CharacterOffsets(bytes)
  }

  // MARK: Events

  /// Reads all documents.
  ///
  /// - Returns: the root of each; a document with nothing in it has none.
  /// - Throws: `Diagnostic`, at the place where the input is wrong.
  mutating func read() throws -> [Node] {
    var roots: [Node] = []
    try DirectiveLimit.check(file, from: CharacterOffsets.byteOrderMark(tree.text.bytes(file.range)), in: tree.text)
    let end = limits.lastNode ?? tree.readingEnd
    while true {
      guard tree.count < end else { throw tooManyNodes() }
      guard parser.next() else { throw parserError() }
      defer { parser.discardEvent() }
      switch parser.event.pointee.type {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
        return roots
      case YAML_DOCUMENT_END_EVENT:
        try DirectiveLimit.check(file, from: offsets.byte(at: parser.event.pointee.end_mark.index), in: tree.text)
      case YAML_DOCUMENT_START_EVENT:
        if !anchors.isEmpty { anchors.removeAll(keepingCapacity: true) }
      case YAML_SCALAR_EVENT:
        let node = scalar()
        let anchor = parser.event.pointee.data.scalar.anchor
        if let anchor { anchors[String(cString: anchor)] = .complete(node) }
        try add(node, to: &roots)
      case YAML_MAPPING_START_EVENT:
        let start = parser.event.pointee.data.mapping_start
        let node = tree.add(
          NodeRecord(
            kind: .mapping, tag: .mapping, style: start.style == YAML_FLOW_MAPPING_STYLE ? .flow : .plain,
            position: startPosition()))
        try open(node, isMapping: true, anchor: LibYAMLParser.string(start.anchor), roots: &roots)
      case YAML_SEQUENCE_START_EVENT:
        let start = parser.event.pointee.data.sequence_start
        let node = tree.add(
          NodeRecord(
            kind: .sequence, tag: .sequence, style: start.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .plain,
            position: startPosition()))
        try open(node, isMapping: false, anchor: LibYAMLParser.string(start.anchor), roots: &roots)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        var frame = stack.removeLast()
        if frame.hasMergeKey {
          try expandMergeKeys(of: frame.node)
          frame.fieldCount = frame.node.count
        }
        try refuseDuplicateKeys(frame)
        if frame.isAnchored { anchors[openAnchors.removeLast()] = .complete(frame.node) }
      case YAML_ALIAS_EVENT:
        try add(alias(), to: &roots)
      default:
        break
      }
    }
  }

  private mutating func startPosition() -> Position {
    Position(
      offset: file.range.offset + UInt32(truncatingIfNeeded: offsets.byte(at: parser.event.pointee.start_mark.index)))
  }

  private mutating func open(
    _ node: Node, isMapping: Bool, anchor: String?, roots: inout [Node]
  ) throws {
    try add(node, to: &roots)
    guard stack.count < limits.depth else {
      throw node.diagnostic(.nestingTooDeep, "nested more than \(limits.depth) levels deep")
    }
    if let anchor {
      anchors[anchor] = .open
      openAnchors.append(anchor)
    }
    stack.append(Frame(node: node, isMapping: isMapping, atKey: isMapping, isAnchored: anchor != nil))
  }

  /// Links a node to the collection that is open, or makes it a document's root.
  @inline(__always)
  private mutating func add(_ node: Node, to roots: inout [Node]) throws {
    guard !stack.isEmpty else {
      // A document with nothing in it is an empty plain scalar.
      if !(node.isNull && node.bytes.isEmpty) { roots.append(node) }
      return
    }
    let top = stack.count - 1
    if stack[top].isMapping {
      if stack[top].atKey {
        guard node.isScalar else {
          throw node.diagnostic(.invalidYAML, "a key must be a scalar, not a \(node.kind)")
        }
        stack[top].fieldCount += 1
        if node.record.second == 2, node.hasText("<<") { stack[top].hasMergeKey = true }
      } else if node.tag == .merge {
        node.record.tag = .string
      }
      stack[top].atKey.toggle()
    } else if node.tag == .merge {
      node.record.tag = .string
    }
    stack[top].node.link(node, after: stack[top].last)
    stack[top].last = node.index
  }

  // MARK: Scalars

  private mutating func scalar() -> Node {
    let scalar = parser.event.pointee.data.scalar
    let text = ByteSpan(start: scalar.value, count: scalar.length)
    let position = startPosition()
    let style: ScalarStyle
    var inFile = position.offset
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: (style, inFile) = (.singleQuoted, position.offset + 1)
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: (style, inFile) = (.doubleQuoted, position.offset + 1)
    case YAML_LITERAL_SCALAR_STYLE: style = .literal
    case YAML_FOLDED_SCALAR_STYLE: style = .folded
    default: style = .plain
    }
    var tag = style == .plain ? resolvePlainScalar(text) : .string
    if let explicit = scalar.tag { tag = explicitTag(String(cString: explicit), text, resolved: tag) }
    return tree.scalar(range(of: text, at: inFile), tag: tag, style: style, at: position)
  }

  /// The text as a range of the file where it stands there as it is, else a copy of it.
  @inline(__always)
  private func range(of text: ByteSpan, at offset: UInt32) -> TextRange {
    if Int(offset) + text.count <= fileEnd {
      let range = TextRange(offset: offset, length: UInt32(truncatingIfNeeded: text.count))
      if tree.text.bytes(range) == text { return range }
    }
    return tree.text.append(text)
  }

  /// The type that a tag in the input asks for.
  private func explicitTag(_ tag: String, _ text: ByteSpan, resolved: Tag) -> Tag {
    switch tag {
    case "!": resolved
    case "tag:yaml.org,2002:str": .string
    case "tag:yaml.org,2002:int": .integer
    case "tag:yaml.org,2002:float": .float
    case "tag:yaml.org,2002:bool": .boolean
    case "tag:yaml.org,2002:null": .null
    case "tag:yaml.org,2002:timestamp": .timestamp
    case "tag:yaml.org,2002:binary": .binary
    case "tag:yaml.org,2002:merge": .merge
    default: .custom
    }
  }

  // MARK: Aliases and merge keys

  private mutating func alias() throws -> Node {
    let name = String(cString: parser.event.pointee.data.alias.anchor)
    let position = startPosition()
    func error(_ id: Diagnostic.ID, _ message: String) -> Diagnostic {
      Diagnostic(id, message, at: tree.text.snippet(at: position, width: name.count + 1))
    }
    switch anchors[name] {
    case nil: throw error(.invalidAlias, "no anchor '&\(name)' comes before this alias")
    case .open: throw error(.invalidAlias, "anchor '&\(name)' contains itself")
    case .complete(let node):
      // An alias may only name what is complete, so that a copy is no larger than what stands already: measure first.
      let extent = NodeExtent(of: node, upTo: limits.aliasNodes, limits.aliasBytes)
      aliasNodes += extent.nodes
      aliasBytes += extent.bytes
      guard aliasNodes <= limits.aliasNodes else {
        throw error(.aliasExpansion, "the aliases of this file expand to too many nodes")
      }
      guard aliasBytes <= limits.aliasBytes else {
        throw error(
          .aliasExpansion, "the aliases of this file expand to more than \(limits.aliasBytes >> 20) MiB of text")
      }
      guard stack.count + extent.depth <= limits.depth else {
        throw error(.nestingTooDeep, "nested more than \(limits.depth) levels deep")
      }
      guard tree.count + extent.nodes <= limits.lastNode ?? tree.readingEnd else { throw tooManyNodes() }
      return node.copy()
    }
  }

  /// Replaces `<<: *a` and `<<: [*a, *b]` by the fields that they bring: own fields win, then the earlier mapping.
  private mutating func expandMergeKeys(of mapping: Node) throws {
    var sources: [Node] = []
    for field in mapping.fields where field.key.hasText("<<") {
      // kustomize drops the key `<<` where it is quoted.
      guard field.key.tag == .merge else {
        mapping.remove(field)
        continue
      }
      guard sources.isEmpty else {
        throw field.key.diagnostic(.invalidMergeKey, "a mapping has one merge key at the most: give it a list")
      }
      sources = field.value.isSequence ? Array(field.value.elements) : [field.value]
      for source in sources where !source.isMapping {
        throw source.diagnostic(.invalidMergeKey, "a merge key takes a mapping or a list of mappings")
      }
      mapping.remove(field)
    }
    var present = Set(mapping.fields.map { KeyText(node: $0.key) })
    for source in sources {
      for field in source.fields where present.insert(KeyText(node: field.key)).inserted {
        mapping.append(key: field.key, value: field.value)
      }
    }
  }

  private func refuseDuplicateKeys(_ frame: Frame) throws {
    guard frame.isMapping, frame.fieldCount > 1 else { return }
    if let onDuplicateKey { return dropDuplicateKeys(of: frame.node, onDuplicateKey) }
    guard frame.fieldCount > SmallIndex.few else { return try refuseDuplicateKeys(ofFew: frame.node) }
    var seen = Set<KeyText>(minimumCapacity: frame.fieldCount)
    for field in frame.node.fields {
      let (inserted, member) = seen.insert(KeyText(node: field.key))
      if !inserted { throw field.key.repeats(member.node) }
    }
  }

  /// Compares each key with each, without memory of its own.
  private func refuseDuplicateKeys(ofFew mapping: Node) throws {
    for field in mapping.fields {
      var other = field.value.nextSibling
      while let key = other {
        if key.hasSameText(as: field.key) { throw key.repeats(field.key) }
        other = key.nextSibling?.nextSibling
      }
    }
  }

  private func dropDuplicateKeys(of mapping: Node, _ report: (Diagnostic) -> Void) {
    var last: [KeyText: Field] = [:]
    for field in mapping.fields {
      let key = KeyText(node: field.key)
      guard let earlier = last[key] else {
        last[key] = field
        continue
      }
      report(field.key.repeats(earlier.key))
      if duplicateKeys == .keptAll { continue }
      mapping.remove(earlier)
      last[key] = field
    }
  }

  // MARK: Errors

  private func tooManyNodes() -> Diagnostic {
    .tooManyNodes(limit: tree.capacity, path: file.path)
  }

  private func parserError() -> Diagnostic {
    let parser = parser.state.pointee
    if parser.error == YAML_MEMORY_ERROR { return .noMemory(for: "reading '\(file.path)'") }
    let problem = parser.problem.map { String(cString: $0) } ?? "cannot be read"
    if parser.error == YAML_READER_ERROR {
      let position = Position(offset: file.range.offset + UInt32(clamping: parser.problem_offset))
      return Diagnostic(
        .invalidEncoding, "this is not UTF-8: \(problem)", at: tree.text.snippet(at: position, width: 1))
    }
    let context = parser.context.map { String(cString: $0) + ", " } ?? ""
    var offsets = CharacterOffsets(tree.text.bytes(file.range))
    let offset = offsets.byte(at: parser.problem_mark.index)
    let position = Position(offset: file.range.offset + UInt32(truncatingIfNeeded: offset))
    let text = tree.text.bytes(file.range)
    let isTab = offset < text.count && text[offset] == UInt8(ascii: "\t")
    return Diagnostic(
      .invalidYAML, "this is not YAML: \(context)\(problem)", at: tree.text.snippet(at: position, width: 1),
      hint: isTab ? "indent with spaces, not tabs" : nil)
  }
}
