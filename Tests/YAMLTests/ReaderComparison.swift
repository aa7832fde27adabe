import Diagnostics

@testable import YAML

/// Compares what the two readers make of the same bytes, record by record.
struct ReaderComparison {
  private let scanned = Tree()
  private let parsed = Tree()

  enum Outcome: Equatable {
    /// The scanner took it, and libyaml reads the same.
    case same
    /// The scanner left it to libyaml, and left nothing of it behind.
    case left
    /// What one has and the other has not.
    case different(String)
  }

  func compare(_ bytes: [UInt8]) throws -> Outcome {
    let marks = (scanned.mark, parsed.mark)
    defer {
      scanned.rewind(to: marks.0)
      parsed.rewind(to: marks.1)
    }
    let file = try scanned.text.addFile(path: "a.yaml", contents: bytes)
    let before = (scanned.count, scanned.text.count)
    guard let roots = BlockScanner.read(file, into: scanned, below: scanned.readingEnd) else {
      return before == (scanned.count, scanned.text.count) ? .left : .different("the scanner left something behind")
    }
    let other = try parsed.text.addFile(path: "a.yaml", contents: bytes)
    do {
      let difference = difference(roots, try Reader.read(other, into: parsed, by: .libyaml))
      return difference.map { .different($0) } ?? .same
    } catch let error as Diagnostic {
      return .different("libyaml refuses it: \(error.message)")
    }
  }

  private func difference(_ a: [Node], _ b: [Node]) -> String? {
    guard a.count == b.count else { return "\(a.count) and \(b.count) documents" }
    return zip(a, b).lazy.compactMap(difference).first
  }

  private func difference(_ a: Node, _ b: Node) -> String? {
    // Both stores begin with the file, so that its places are the same numbers in both.
    guard a.kind == b.kind, a.tag == b.tag, a.style == b.style, a.position == b.position, a.bytes == b.bytes else {
      return "\(description(a)) and \(description(b))"
    }
    var (first, second) = (a.firstChild, b.firstChild)
    var last: Node?
    while let child = first, let other = second {
      if let difference = difference(child, other) { return difference }
      last = child
      (first, second) = (child.nextSibling, other.nextSibling)
    }
    guard first == nil, second == nil else { return "another number of children of \(description(a))" }
    guard a.isScalar || a.record.second == last?.index ?? 0 else { return "another last child of \(description(a))" }
    return nil
  }

  private func description(_ node: Node) -> String {
    let place = "\(node.kind) \(node.tag) \(node.style) at \(node.position.offset - 1)"
    return node.isScalar ? "\(place) \(node.string.debugDescription)" : place
  }
}
