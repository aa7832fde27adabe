import YAML

/// The way from a manifest's root to a value of it, as a person writes it:
/// `spec.template.spec.containers[controller].image`.
package struct ValuePath: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    /// A field of a mapping.
    case field(String)
    /// An element of a list: its key, or its index.
    case element(String)
  }

  package var steps: [Step]

  package init(_ steps: [Step] = []) { self.steps = steps }

  package var isEmpty: Bool { steps.isEmpty }
  package var last: Step? { steps.last }

  /// The names of the fields on the way, lists passed through.
  package var fields: [String] {
    steps.compactMap { if case .field(let name) = $0 { name } else { nil } }
  }

  /// The text of some steps on their own.
  package static func text(of steps: [Step]) -> String {
    if steps.count == 1, case .field(let name) = steps[0] { return name }
    var text = ""
    for step in steps {
      switch step {
      case .field(let name) where isPlain(name.utf8): text += text.isEmpty ? name : "." + name
      case .field(let name), .element(let name): text += "[\(name)]"
      }
    }
    return text
  }

  /// Whether a field's name needs no brackets around it.
  static func isPlain(_ name: some Collection<UInt8>) -> Bool {
    !name.isEmpty && !name.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "/") }
  }

  /// Reads the text of a path. A field's name that has dots stands in brackets, or has a backslash before each.
  package init(parsing text: String) {
    var steps: [Step] = []
    var word = ""
    var rest = text[...]
    func finish() {
      if !word.isEmpty { steps.append(.field(word)) }
      word = ""
    }
    while let c = rest.popFirst() {
      switch c {
      case "\\": if let next = rest.popFirst() { word.append(next) }
      case ".": finish()
      case "[":
        finish()
        let end = rest.firstIndex(of: "]") ?? rest.endIndex
        steps.append(.element(String(rest[..<end])))
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      default: word.append(c)
      }
    }
    finish()
    self.steps = steps
  }
}

extension ValuePath: CustomStringConvertible {
  package var description: String { Self.text(of: steps) }
}
