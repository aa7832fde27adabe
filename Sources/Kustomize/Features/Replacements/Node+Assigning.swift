import Diagnostics
import YAML

extension Node {
  /// Takes over another scalar's text and leaves the type. A collection has an empty text.
  func takeText(of value: Node, at position: Position) {
    if value.isScalar { takeText(of: value) } else { setText("") }
    if position.isKnown { setPosition(position) }
  }

  /// Becomes a copy of another node, every part of which is placed where the instruction is.
  func becomeCopy(of value: Node, at position: Position) {
    let copy = value.copy()
    if position.isKnown { copy.place(at: position) }
    become(copy)
  }

  private func place(at position: Position) {
    setPosition(position)
    var child = firstChild
    while let node = child {
      node.place(at: position)
      child = node.nextSibling
    }
  }

  /// Gives a scalar that was made without a type the one that it has once it was written and read: that of its text,
  /// where what has several lines always is a string.
  func resolveType() {
    let tag = bytes.contains(UInt8(ascii: "\n")) ? .string : resolvePlainScalar(bytes)
    setTag(tag == .merge ? .string : tag)
  }

  /// Whether a scalar's text is one of its type. A whole number may become a float.
  var hasTextOfItsType: Bool {
    switch tag {
    case .integer, .boolean, .timestamp, .null: resolvePlainScalar(bytes) == tag
    case .float: [.float, .integer].contains(resolvePlainScalar(bytes))
    default: true
    }
  }
}
