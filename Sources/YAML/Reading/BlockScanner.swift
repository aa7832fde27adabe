import Diagnostics

/// Reads the YAML that Kubernetes is written in, from bytes to the arena's records at once: block mappings and lists,
/// plain and quoted scalars, literal and folded blocks, and collections in braces and brackets.
///
/// **Which input goes where.** A file is taken whole or not at all. At the first thing that is unfamiliar the scanner
/// gives up, leaves nothing in the tree, and libyaml reads the file: an anchor, an alias, a tag, a merge key, a
/// directive, an explicit key, a tab between tokens, a carriage return, a scalar as a document, a key that stands twice,
/// and whatever may be wrong. libyaml is the authority on what the bytes mean and words all errors; what the scanner
/// takes, it reads to the same records.
///
/// A line is looked at from its first character that is no space, with what is open on a stack:
///
/// ```
/// spec:                  mapping, indent 0 ── its field waits for a value
///   args:                mapping, indent 2
///   - a                  indentless list, indent 2: goes on until the mapping does
///     - b                a scalar of two lines: `a - b`
///   env:
///     - name: X          list, indent 4; mapping, indent 6
///       value: 1
/// ```
struct BlockScanner: ~Copyable {
  /// What libyaml is to read.
  struct Unfamiliar: Error {}

  /// A collection that is open, or the document.
  struct Frame {
    enum Kind: UInt8 {
      case document, mapping, sequence
      /// A list whose dashes stand where the keys of the mapping around it do.
      case indentlessSequence
    }

    var kind: Kind
    /// Whether a document, key or dash waits for its value.
    var awaits = true
    /// The column of its keys or dashes.
    var indent: Int32
    var node: UInt32 = 0
    /// The last child so far.
    var last: UInt32 = 0
    /// Behind the colon or dash that came last: where the value is that is not written.
    var emptyPlace = Position.nowhere
    var keys = KeySet()
  }

  /// The file, and the line feed behind it.
  let bytes: ByteSpan
  let length: Int
  /// Where the file begins in its store.
  let base: UInt32
  var tree: TreeAppender
  /// Where it has come to, and the column of that where it is a line's first character.
  var i = 0
  var column = 0
  /// How many empty lines, and whether comments, `advance` has passed.
  var emptyLines = 0
  var sawComment = false
  var top = Frame(kind: .document, indent: -1)
  private var stack: [Frame] = []
  private var roots: [UInt32] = []

  /// Deeper files are libyaml's.
  static let depthLimit = 100

  private init(_ bytes: ByteSpan, length: Int, base: UInt32, tree: consuming TreeAppender) {
    self.bytes = bytes
    self.length = length
    self.base = base
    self.tree = tree
    stack.reserveCapacity(16)
  }

  /// Reads all documents of a file.
  ///
  /// - Returns: the root of each; nil where libyaml is to read it, and nothing is in the tree.
  static func read(_ file: SourceFile, into tree: Tree, below end: Int) -> [Node]? {
    var range = file.range
    var length = Int(range.length)
    guard length > 0 else { return [] }
    // The byte behind is looked at too: between files it is a line feed.
    range.length += 1
    var bytes = tree.text.bytes(range)
    let isFollowed = bytes[length] == lineFeed && tree.text.count > Int(file.range.offset) + length
    guard isFollowed || bytes[length - 1] == lineFeed else { return nil }
    let mark = CharacterOffsets.byteOrderMark(bytes)
    bytes = bytes.extracting(mark...)
    length -= mark
    guard bytes.extracting(..<length).isFamiliarText,
      let appender = TreeAppender(tree, nodes: 2 * length + 64, below: end, texts: 2 * length + 64)
    else { return nil }
    let base = file.range.offset + file.range.length - UInt32(truncatingIfNeeded: length)
    var scanner = BlockScanner(bytes, length: length, base: base, tree: appender)
    do throws(Unfamiliar) { try scanner.scan() } catch { return nil }
    return scanner.finish().map(tree.node)
  }

  private consuming func finish() -> [UInt32] {
    let roots = roots
    tree.commit()
    return roots
  }

  // MARK: Lines

  private mutating func scan() throws(Unfamiliar) {
    try advance()
    while i < length {
      let byte = bytes[unchecked: i]
      if column == 0, byte == Self.dash || byte == UInt8(ascii: "."), isMarker(byte) {
        guard byte == Self.dash else { throw Unfamiliar() }
        try endDocument()
        i += 3
        try endLine()
        continue
      }
      while top.indent > column { try close() }
      if byte == Self.dash, isBlank(at: i + 1) { try entry() } else { try node() }
    }
    try endDocument()
  }

  /// Whether the line begins with `---` or `...`, be it a marker of documents or not.
  private func isMarker(_ byte: UInt8) -> Bool {
    i + 2 < length && bytes[unchecked: i + 1] == byte && bytes[unchecked: i + 2] == byte
  }

  private mutating func endDocument() throws(Unfamiliar) {
    while top.kind != .document { try close() }
    top.awaits = true
  }

  /// Goes from the beginning of a line to the first character that is no space, over empty lines and comments.
  mutating func advance() throws(Unfamiliar) {
    emptyLines = 0
    sawComment = false
    while i < length {
      let start = i
      while bytes[unchecked: i] == Self.space { i += 1 }
      switch bytes[unchecked: i] {
      case Self.lineFeed:
        i += 1
        emptyLines += 1
      case Self.numberSign:
        skipLine()
        sawComment = true
      case Self.tab: throw Unfamiliar()
      default:
        column = i - start
        return
      }
    }
  }

  /// Goes to the beginning of the next line.
  mutating func skipLine() { i = bytes.index(of: Self.lineFeed, from: i) + 1 }

  /// Passes the rest of a line, which has spaces and a comment at the most, and goes on to the next that has more.
  mutating func endLine() throws(Unfamiliar) {
    guard isLineEnd() else { throw Unfamiliar() }
    try advance()
  }

  /// Passes spaces; where the line ends there or a comment begins, passes that too.
  mutating func isLineEnd() -> Bool {
    let start = i
    while bytes[unchecked: i] == Self.space { i += 1 }
    switch bytes[unchecked: i] {
    case Self.lineFeed:
      i += 1
      return true
    case Self.numberSign where i > start:
      skipLine()
      return true
    default: return false
    }
  }

  // MARK: What stands on a line

  /// Reads a dash and what stands behind it.
  private mutating func entry() throws(Unfamiliar) {
    while true {
      if top.indent == column {
        switch top.kind {
        case .sequence, .indentlessSequence: if top.awaits { attachEmpty() }
        case .mapping where top.awaits: try open(.indentlessSequence)
        default: throw Unfamiliar()
        }
      } else {
        try open(.sequence)
      }
      let start = i
      i += 1
      top.awaits = true
      top.emptyPlace = position(i)
      if isLineEnd() { return try advance() }
      column += i - start
      guard bytes[unchecked: i] == Self.dash, isBlank(at: i + 1) else { return try node() }
    }
  }

  /// Reads a field or a value, at the beginning of a line or behind dashes.
  private mutating func node() throws(Unfamiliar) {
    if top.indent == column {
      if top.kind == .indentlessSequence { try close() }
      guard top.kind == .mapping else { throw Unfamiliar() }
      if top.awaits { attachEmpty() }
      return try field(scalarOnLine())
    }
    guard top.awaits else { throw Unfamiliar() }
    switch bytes[unchecked: i] {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: ">"):
      return try value()
    default: break
    }
    let start = i
    let token = try scalarOnLine()
    if token.isKey {
      try open(.mapping, at: start)
      try field(token)
    } else {
      try value(token)
    }
  }

  /// Reads what stands behind a key.
  private mutating func field(_ key: Token) throws(Unfamiliar) {
    guard key.isKey, i - key.start < 1_000 else { throw Unfamiliar() }
    let text = tree.bytes(key.range)
    guard !text.isMergeKey, top.keys.insert(text, into: top.node, tree) else { throw Unfamiliar() }
    let node = scalar(key)
    tree.link(node, to: top.node, after: top.last)
    top.last = node
    i += 1
    top.awaits = true
    top.emptyPlace = position(i)
    if isLineEnd() { return try advance() }
    try value()
  }

  /// Reads a value that begins here.
  private mutating func value() throws(Unfamiliar) {
    switch bytes[unchecked: i] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let node = try flowCollection(depth: stack.count)
      attach(node)
      try endLine()
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      try blockScalar()
    default:
      let token = try scalarOnLine()
      guard !token.isKey else { throw Unfamiliar() }
      try value(token)
    }
  }

  /// Takes a scalar for a value, with the further lines that it may have.
  private mutating func value(_ token: Token) throws(Unfamiliar) {
    guard top.kind != .document else { throw Unfamiliar() }
    if token.style != .plain {
      attach(scalar(token))
      return try endLine()
    }
    while bytes[unchecked: i] == Self.space { i += 1 }
    guard bytes[unchecked: i] == Self.lineFeed else {
      // A comment ends a plain scalar.
      attach(scalar(token))
      skipLine()
      return try advance()
    }
    i += 1
    try advance()
    var token = token
    if i < length, column > top.indent, !sawComment { token.range = try foldedPlain(token) }
    attach(scalar(token))
  }

  // MARK: What is open

  @inline(__always)
  func position(_ i: Int) -> Position { Position(offset: base + UInt32(truncatingIfNeeded: i)) }

  @inline(__always)
  func isBlank(at i: Int) -> Bool { bytes[unchecked: i] == Self.space || bytes[unchecked: i] == Self.lineFeed }

  /// Puts a value where one is awaited.
  @inline(__always)
  mutating func attach(_ node: UInt32) {
    top.awaits = false
    if top.kind == .document { return roots.append(node) }
    tree.link(node, to: top.node, after: top.last)
    top.last = node
  }

  private mutating func attachEmpty() {
    let place = top.emptyPlace
    attach(tree.scalar(TextRange(offset: place.offset, length: 0), .null, .plain, at: place))
  }

  private mutating func open(_ kind: Frame.Kind) throws(Unfamiliar) { try open(kind, at: i) }

  /// Opens a collection as the value that is awaited.
  private mutating func open(_ kind: Frame.Kind, at start: Int) throws(Unfamiliar) {
    guard top.awaits, stack.count < Self.depthLimit else { throw Unfamiliar() }
    let place = position(start)
    let node = kind == .mapping ? tree.mapping(.plain, at: place) : tree.sequence(.plain, at: place)
    attach(node)
    stack.append(top)
    top = Frame(kind: kind, indent: Int32(truncatingIfNeeded: column), node: node)
  }

  private mutating func close() throws(Unfamiliar) {
    if top.awaits { attachEmpty() }
    guard !top.keys.areMany || top.keys.areDifferent(in: top.node, tree) else { throw Unfamiliar() }
    tree.end(top.node, at: top.last)
    top = stack.removeLast()
  }
}

extension BlockScanner {
  static var space: UInt8 { 0x20 }
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var dash: UInt8 { UInt8(ascii: "-") }
  static var colon: UInt8 { UInt8(ascii: ":") }
  static var numberSign: UInt8 { UInt8(ascii: "#") }
}
