import Diagnostics

/// What the values of a tree replaced, and on whose word: kept only where it was asked for.
package struct ValueHistory {
  /// What asks for a change: a transformer's entry in a kustomization.
  package struct Instruction: Hashable, Sendable {
    /// Such as `patch`.
    package var name: String
    package var position: Position

    package init(_ name: String, at position: Position) {
      self.name = name
      self.position = position
    }
  }

  private struct Entry {
    var old: UInt32
    var instruction: UInt32
  }

  private var entries: [Entry] = []
  private var instructions: [Instruction] = []

  package init() {}

  /// To be called before a stage: what is replaced from now on is so by this instruction.
  package mutating func begin(_ instruction: Instruction) { instructions.append(instruction) }

  /// Notes a replacement and returns the number to keep in the record of the new value.
  mutating func note(old: UInt32) -> UInt32 {
    entries.append(Entry(old: old, instruction: UInt32(truncatingIfNeeded: instructions.count)))
    return UInt32(truncatingIfNeeded: entries.count)
  }

  /// What a value replaced, and the instruction by which it did; nil where it is the first one.
  package func replaced(by node: Node) -> (old: Node, instruction: Instruction?)? {
    let number = Int(node.record.history)
    guard number > 0, number <= entries.count else { return nil }
    let entry = entries[number - 1]
    let instruction = entry.instruction > 0 ? instructions[Int(entry.instruction) - 1] : nil
    return (node.tree.node(entry.old), instruction)
  }
}

extension Node {
  /// Keeps what this node is now, and returns the history's number for what it becomes; zero where none is kept.
  ///
  /// - Parameter new: what it becomes. A placeholder that is filled in, and a value that stays, are no replacements.
  func historyOfBecoming(_ new: Node) -> UInt32 {
    guard tree.history != nil else { return new.record.history }
    if isNull, position == new.position { return record.history }
    if isScalar, new.isScalar, tag == new.tag, position == new.position, hasSameText(as: new) { return record.history }
    var old = record
    old.next = 0
    let kept = tree.add(old)
    return tree.history?.note(old: kept.index) ?? 0
  }

  /// Notes that this value takes the place of another one.
  package func noteReplacing(_ old: Node) {
    guard tree.history != nil, old != self else { return }
    record.history = old.historyOfBecoming(self)
  }
}
