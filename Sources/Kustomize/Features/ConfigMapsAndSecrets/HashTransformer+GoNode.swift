import Diagnostics
import YAML

extension HashedJSON {
  /// Any other kind, which only a function can have hashed: kustomize takes the JSON of go-yaml's own node there, with
  /// style, line and column of everything. That is followed as far as it can be known: a node that a transformer has
  /// set has no place in go-yaml, comments count there and are not kept here.
  mutating func append(goNode root: Node) throws {
    var lines = LineIndex(root)
    try append(root, &lines)
  }

  private mutating func append(_ node: Node, _ lines: inout LineIndex) throws {
    let (kind, tag): (Int, String) =
      switch node.kind {
      case .sequence: (2, "!!seq")
      case .mapping: (4, "!!map")
      case .scalar: (8, Self.name(of: node.tag))
      }
    append(literally: #"{"Kind":\#(kind),"Style":\#(Self.number(of: node)),"Tag":"\#(tag)","Value":"#)
    try append(textOf: node)
    append(literally: #","Anchor":"","Alias":null,"Content":"#)
    if let first = node.firstChild {
      var child: Node? = first
      append(literally: "[")
      while let node = child {
        if node != first { append(literally: ",") }
        try append(node, &lines)
        child = node.nextSibling
      }
      append(literally: "]")
    } else {
      append(literally: "null")
    }
    let (line, column) = lines.place(of: node.position)
    append(literally: #","HeadComment":"","LineComment":"","FootComment":"","Line":\#(line),"Column":\#(column)}"#)
  }

  private static func name(of tag: Tag) -> String {
    switch tag {
    case .integer: "!!int"
    case .float: "!!float"
    case .boolean: "!!bool"
    case .null: "!!null"
    case .timestamp: "!!timestamp"
    case .binary: "!!binary"
    case .merge: "!!merge"
    default: "!!str"
    }
  }

  /// go-yaml's numbers of styles.
  private static func number(of node: Node) -> Int {
    switch node.style {
    case .plain: 0
    case .doubleQuoted: 2
    case .singleQuoted: 4
    case .literal: 8
    case .folded: 16
    case .flow: 32
    }
  }
}

/// Line and column of positions in one file, found by walking on from the last one where that is on the same line.
private struct LineIndex {
  private let text: TextStore
  private let file: SourceFile?
  /// The offsets at which lines begin.
  private var starts = [0]
  private var line = 0
  private var offset = 0
  private var column = 0

  init(_ node: Node) {
    text = node.tree.text
    file = text.file(at: node.position)
    guard let file else { return }
    for (i, byte) in text.bytes(file.range).enumerated() where byte == UInt8(ascii: "\n") { starts.append(i + 1) }
  }

  /// Zero twice for what is not in the file.
  mutating func place(of position: Position) -> (line: Int, column: Int) {
    guard let file, position >= file.start, position.offset - file.range.offset <= file.range.length else {
      return (0, 0)
    }
    let target = Int(position.offset - file.range.offset)
    if target < offset || line + 1 < starts.count && starts[line + 1] <= target {
      line = lastStart(upTo: target)
      offset = starts[line]
      column = 0
    }
    // Columns count characters: a byte that goes on with one is none.
    let bytes = text.bytes(file.range)
    while offset < target {
      if bytes[offset] & 0xC0 != 0x80 { column += 1 }
      offset += 1
    }
    return (line + 1, column + 1)
  }

  private func lastStart(upTo target: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= target { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
