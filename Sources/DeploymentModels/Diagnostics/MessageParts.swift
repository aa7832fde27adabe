import Diagnostics
import YAML

// What the messages of this target are put together from.

/// A place, with the words in front of it; nothing where it is not known.
func note(_ label: String, _ node: Node?) -> Diagnostic.Note? { Diagnostic.Note(label, at: node?.location) }

/// What to do, and where.
func remedy(_ text: String, _ node: Node? = nil) -> Diagnostic.Note {
  let sentence = "to resolve it, " + text
  return Diagnostic.Note(sentence + ":", at: node?.location) ?? Diagnostic.Note(sentence)
}

func words(_ all: [String], _ conjunction: String = "and") -> String {
  guard let last = all.last, all.count > 1 else { return all.first ?? "" }
  return all.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

extension PlannedProcess {
  /// Where a port of the container is declared.
  func portNode(_ number: Int) -> Node? { ports.first { $0.number == number }?.node["containerPort"] }
}

extension Node {
  /// A place in a scalar's text. Nil where the text does not stand in its file line by line.
  func snippet(ofBytes range: Range<Int>) -> Snippet? {
    guard isScalar, position.isKnown, let file = tree.text.file(at: position) else { return nil }
    let wanted = Array(bytes[range])
    let text = tree.text.bytes(file.range)
    var offset = Int(position.offset - file.range.offset)
    // The lines of a block begin below its indicator.
    let breaks = bytes[..<range.lowerBound].count { $0 == 0x0A } + (style == .literal || style == .folded ? 1 : 0)
    for _ in 0..<breaks {
      guard let end = text[offset...].firstIndex(of: 0x0A) else { return nil }
      offset = end + 1
    }
    let line = text[offset...].prefix { $0 != 0x0A }
    var start = line.startIndex
    while start + wanted.count <= line.endIndex {
      if line[start..<(start + wanted.count)].elementsEqual(wanted) {
        let place = Position(offset: file.range.offset + UInt32(start))
        return tree.text.snippet(at: place, width: wanted.count)
      }
      start += 1
    }
    return nil
  }
}
