import Diagnostics

/// Changes of one value where it stands. None of them is a replacement that a history keeps.
extension Node {
  /// Puts the value down as written at another place.
  package func setPosition(_ position: Position) { record.position = position }

  /// Takes another type, and leaves the text.
  package func setTag(_ tag: Tag) { record.tag = tag }

  /// Takes another notation.
  package func setStyle(_ style: ScalarStyle) { record.style = style }

  /// Takes the text of another scalar of the tree, and leaves the type.
  package func takeText(of other: Node) {
    record.first = other.record.first
    record.second = other.record.second
  }

  /// Takes another spelling of the same value, and the type that it has then.
  package func respell(_ text: String, as tag: Tag? = nil) {
    let range = tree.text.append(text)
    record.first = range.offset
    record.second = range.length
    if let tag { record.tag = tag }
  }

  /// The node as one that stands nowhere, to be put into another place. What it stood in must not be used afterwards.
  package func detached() -> Node {
    record.next = 0
    return self
  }

  /// Where a value comes from: the place where it was written, and what it replaced.
  package struct Provenance {
    fileprivate let position: Position
    fileprivate let history: UInt32
  }

  package var provenance: Provenance { Provenance(position: record.position, history: record.history) }

  /// Gives a value that was set anew the origin that it had.
  package func restore(_ provenance: Provenance) {
    record.position = provenance.position
    record.history = provenance.history
  }
}
