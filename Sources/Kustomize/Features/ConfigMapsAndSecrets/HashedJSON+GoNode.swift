import Diagnostics
import YAML

extension HashedJSON {
  /// Any other kind, which only a function can have hashed: kustomize takes the JSON of go-yaml's own node there, with
  /// style, line and column of everything. That is followed as far as it can be known: a node that a transformer has
  /// set has no place in go-yaml, comments count there and are not kept here.
  mutating func append(goNode root: Node) throws {
    var places = GoPlaces(root)
    try append(root, &places)
  }

  private mutating func append(_ node: Node, _ places: inout GoPlaces) throws {
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
        try append(node, &places)
        child = node.nextSibling
      }
      append(literally: "]")
    } else {
      append(literally: "null")
    }
    let (line, column) = places.place(of: node.position)
    append(literally: #","HeadComment":"","LineComment":"","FootComment":"","Line":\#(line),"Column":\#(column)}"#)
  }

  /// As go-yaml's nodes name it, which know no tags but these.
  private static func name(of tag: Tag) -> String { tag == .merge ? "!!merge" : tag.shortName ?? "!!str" }

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

/// Line and column of positions in one file as go-yaml has them, found by walking on from the last one where that is on
/// the same line.
private struct GoPlaces {
  private let text: TextStore
  private let index: LineIndex?
  private var line = 0
  private var offset: UInt32 = 0
  private var column = 1

  init(_ node: Node) {
    text = node.tree.text
    index = text.file(at: node.position).map { LineIndex($0, in: node.tree.text) }
  }

  /// Zero twice for what is not in the file.
  mutating func place(of position: Position) -> (line: Int, column: Int) {
    guard let index, position.offset >= index.range.lowerBound, position.offset <= index.range.upperBound else {
      return (0, 0)
    }
    let (number, start) = index.line(of: position.offset)
    if number != line || position.offset < offset { (line, offset, column) = (number, start, 1) }
    column += ColumnUnit.codePoint.count(
      text.bytes(TextRange(offset: offset, length: position.offset - offset)))
    offset = position.offset
    return (line, column)
  }
}
