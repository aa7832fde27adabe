import Diagnostics
import YAML

extension Diagnostic.Note {
  /// A place, with the words in front of it; nothing where it is not known.
  init?(_ label: String, at node: Node?) { self.init(label, at: node?.location) }

  /// What to do, and where.
  static func remedy(_ text: String, _ node: Node? = nil) -> Diagnostic.Note {
    let sentence = "to resolve it, " + text
    return Diagnostic.Note(sentence + ":", at: node) ?? Diagnostic.Note(sentence)
  }
}

/// A list as a sentence has it: `a, b and c`.
func words(_ all: [String], _ conjunction: String = "and") -> String { all.joinedAsWords(conjunction) }
