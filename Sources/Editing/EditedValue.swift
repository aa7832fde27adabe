import YAML

/// What an edit writes.
package indirect enum EditedValue: Sendable, Equatable {
  case text(String)
  case integer(Int)
  case boolean(Bool)
  case list([EditedValue])
  case mapping([Field])

  package struct Field: Sendable, Equatable {
    package var key: String
    package var value: EditedValue

    package init(_ key: String, _ value: EditedValue) { (self.key, self.value) = (key, value) }
  }

  /// Whether it takes lines of its own, where it is in no brackets.
  var isBlock: Bool {
    switch self {
    case .list(let elements): !elements.isEmpty
    case .mapping(let fields): !fields.isEmpty
    case .text, .integer, .boolean: false
    }
  }

  /// Whether a text in it has several lines, which is hard to read within brackets.
  var hasLines: Bool {
    switch self {
    case .text(let text): text.unicodeScalars.contains("\n")
    case .list(let elements): elements.contains(where: \.hasLines)
    case .mapping(let fields): fields.contains { $0.value.hasLines }
    case .integer, .boolean: false
    }
  }

  /// What it is once it has been read.
  var meaning: Meaning {
    switch self {
    case .text(let text): .scalar(text, .string)
    case .integer(let number): .scalar(String(number), .integer)
    case .boolean(let flag): .scalar(String(flag), .boolean)
    case .list(let elements): .sequence(elements.map(\.meaning))
    case .mapping(let fields): .mapping(fields.map { Meaning.Pair(key: $0.key, value: $0.value.meaning) })
    }
  }
}

/// A way from the root of a text to one of its nodes.
package struct EditPath: Sendable, Equatable, ExpressibleByArrayLiteral {
  package enum Step: Sendable, Equatable {
    case field(String)
    case element(Int)
  }

  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }
  package init(arrayLiteral steps: Step...) { self.steps = steps }

  /// A field of the root.
  package static func field(_ name: String) -> EditPath { [.field(name)] }

  package func field(_ name: String) -> EditPath { EditPath(steps + [.field(name)]) }
  package func element(_ index: Int) -> EditPath { EditPath(steps + [.element(index)]) }

  var parent: EditPath { EditPath(steps.dropLast()) }
}
