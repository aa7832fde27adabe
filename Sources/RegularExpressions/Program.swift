import Diagnostics

/// What a pattern becomes: instructions, each of which takes one scalar or none and leads to the next.
struct Program: Sendable {
  var instructions: [Instruction] = []
  /// The character classes, which instructions name by number.
  var classes: [ScalarSet] = []
  /// Whether it can match at the text's beginning only, so that no other place is tried.
  var startsAtBeginning = false
}

struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Takes the scalar `operand`.
    case scalar
    /// Takes a letter of ASCII in both cases; `operand` is the small one.
    case letter
    case anyScalar
    case anyButNewline
    /// Takes a scalar of the class `operand`.
    case characterClass
    /// Goes on both behind itself and `offset` instructions from itself.
    case fork
    /// Goes on `offset` instructions from itself.
    case jump
    /// Goes on where the `Assertion` that `operand` is holds.
    case assertion
    case match
  }

  var operation: Operation
  var operand: UInt32 = 0

  /// Targets are relative, so that a part of a program can be copied.
  var offset: Int {
    get { Int(Int32(bitPattern: operand)) }
    set { operand = UInt32(bitPattern: Int32(newValue)) }
  }

  init(_ operation: Operation, _ operand: UInt32 = 0) {
    self.operation = operation
    self.operand = operand
  }

  init(_ operation: Operation, offset: Int) {
    self.init(operation)
    self.offset = offset
  }
}

/// What must hold between two scalars.
enum Assertion: UInt32, Sendable {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

  func holds(at position: Int, in text: ByteSpan) -> Bool {
    switch self {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || text[position - 1] == UInt8(ascii: "\n")
    case .lineEnd: position == text.count || text[position] == UInt8(ascii: "\n")
    case .wordBoundary: Self.isBoundary(position, in: text)
    case .noWordBoundary: !Self.isBoundary(position, in: text)
    }
  }

  /// A word is of ASCII letters, digits and underscores.
  private static func isBoundary(_ position: Int, in text: ByteSpan) -> Bool {
    (position > 0 && isWord(text[position - 1])) != (position < text.count && isWord(text[position]))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }
}
