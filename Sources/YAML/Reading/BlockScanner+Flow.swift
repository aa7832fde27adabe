import Diagnostics

extension BlockScanner {
  /// Reads a collection in braces or brackets, to its end. Scalars in it are on one line each, and fields have values.
  mutating func flowCollection(depth: Int) throws(Unfamiliar) -> UInt32 {
    guard depth < Self.depthLimit else { throw Unfamiliar() }
    let isMapping = bytes[unchecked: i] == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let node = isMapping ? tree.mapping(.flow, at: position(i)) : tree.sequence(.flow, at: position(i))
    var last: UInt32 = 0
    var keys = KeySet()
    i += 1
    try skipFlowSpace()
    while bytes[unchecked: i] != close {
      if isMapping {
        let key = try flowKey(of: node, &keys)
        tree.link(key, to: node, after: last)
        last = key
      }
      let value = try flowNode(depth: depth + 1)
      tree.link(value, to: node, after: last)
      last = value
      try skipFlowSpace()
      if bytes[unchecked: i] == UInt8(ascii: ",") {
        i += 1
        try skipFlowSpace()
      } else if bytes[unchecked: i] != close {
        throw Unfamiliar()
      }
    }
    i += 1
    tree.end(node, at: last)
    guard !keys.areMany || keys.areDifferent(in: node, tree) else { throw Unfamiliar() }
    return node
  }

  /// Reads a key, its colon, and the space behind that.
  private mutating func flowKey(of mapping: UInt32, _ keys: inout KeySet) throws(Unfamiliar) -> UInt32 {
    let token = try flowScalar()
    while bytes[unchecked: i] == Self.space { i += 1 }
    guard bytes[unchecked: i] == Self.colon, i - token.start < 1_000 else { throw Unfamiliar() }
    let text = tree.bytes(token.range)
    guard !text.isMergeKey, !bytes.extracting(token.start..<i).contains(Self.lineFeed),
      keys.insert(text, into: mapping, tree)
    else { throw Unfamiliar() }
    let key = scalar(token)
    i += 1
    try skipFlowSpace()
    return key
  }

  private mutating func flowNode(depth: Int) throws(Unfamiliar) -> UInt32 {
    switch bytes[unchecked: i] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try flowCollection(depth: depth)
    default: scalar(try flowScalar())
    }
  }

  private mutating func flowScalar() throws(Unfamiliar) -> Token {
    let byte = bytes[unchecked: i]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try quoted(byte) }
    guard ScannerBytes.beginsPlain(byte) || byte == Self.dash && isPlain(behindDashAt: i) else { throw Unfamiliar() }
    let start = i
    while true {
      switch bytes[unchecked: i] {
      case Self.lineFeed, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "{"):
        return flowPlain(from: start)
      case Self.colon:
        if isBlank(at: i + 1) { return flowPlain(from: start) }
        guard !ScannerBytes.isFlowIndicator(bytes[unchecked: i + 1]) else { throw Unfamiliar() }
      case UInt8(ascii: "?"), Self.tab: throw Unfamiliar()
      case Self.numberSign where bytes[unchecked: i - 1] == Self.space: throw Unfamiliar()
      default: break
      }
      i += 1
    }
  }

  /// Whether a dash begins a plain scalar such as `-1` or `--name=x`.
  private func isPlain(behindDashAt i: Int) -> Bool {
    let next = bytes[unchecked: i + 1]
    return next == Self.dash || ScannerBytes.beginsPlain(next)
  }

  private mutating func flowPlain(from start: Int) -> Token {
    while bytes[unchecked: i - 1] == Self.space { i -= 1 }
    return Token(range: range(start, i), style: .plain, start: start)
  }

  /// Goes over spaces, line breaks and comments.
  private mutating func skipFlowSpace() throws(Unfamiliar) {
    var isAtLineStart = false
    while true {
      switch bytes[unchecked: i] {
      case Self.space:
        i += 1
        isAtLineStart = false
      case Self.lineFeed:
        guard i < length else { throw Unfamiliar() }
        i += 1
        isAtLineStart = true
      case Self.numberSign where isAtLineStart || bytes[unchecked: i - 1] == Self.space:
        i = bytes.index(of: Self.lineFeed, from: i)
      case Self.dash where isAtLineStart, UInt8(ascii: ".") where isAtLineStart, UInt8(ascii: "%") where isAtLineStart:
        // It may mark a document, or be a directive.
        throw Unfamiliar()
      default: return
      }
    }
  }
}
