import Diagnostics

/// Reads a pattern from its beginning to its end and writes the program on the way. What is read last stands at the end
/// of the program, so that an operator behind it can still be put around it.
struct PatternCompiler {
  typealias SyntaxError = RegularExpression.SyntaxError

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let foldCase = Flags(rawValue: 1)
    static let multiline = Flags(rawValue: 2)
    static let dotTakesNewline = Flags(rawValue: 4)
    /// Swaps greedy and lazy operators, which mean the same here.
    static let ungreedy = Flags(rawValue: 8)
  }

  let pattern: [UInt8]
  var position = 0
  var flags: Flags = []
  var program = Program()
  /// How many ranges the classes have that were read.
  private var classRanges = 0
  /// The properties that were looked up, by name, so that many uses of one share its ranges.
  var properties: [ArraySlice<UInt8>: ScalarSet] = [:]
  /// Where the last `:]` of the pattern begins.
  lazy var lastClassNameEnd = pattern.indices.last { pattern[$0...].starts(with: [0x3A, 0x5D]) } ?? -1
  var group: Group
  /// The groups around the present one, the outermost first.
  var outer: [Group] = []

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    group = Group(start: 0, captures: false, flags: [])
    program.instructions.reserveCapacity(2 * pattern.count + 8)
  }

  mutating func compile() throws -> Program {
    beginAlternative()
    var isBehindRepetition = false
    while position < pattern.count {
      isBehindRepetition = try read(isBehindRepetition: isBehindRepetition)
    }
    guard outer.isEmpty else { throw SyntaxError.missingParenthesis }
    _ = try endGroup()
    program.instructions.append(Instruction(.match))
    let first = program.instructions[1]
    program.startsAtBeginning =
      program.instructions[0].operation == .jump && first.operation == .assertion
      && first.operand == Assertion.textStart.rawValue
    return program
  }

  /// Reads one element or operator.
  /// - Returns: whether that was a repetition.
  private mutating func read(isBehindRepetition: Bool) throws -> Bool {
    let byte = pattern[position]
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      position += 1
      try repeatLast(
        byte == UInt8(ascii: "*") ? .any : byte == UInt8(ascii: "+") ? .some : .optional, isBehindRepetition)
      return true
    case UInt8(ascii: "{"):
      if let repetition = try readCounts() {
        try repeatLast(repetition, isBehindRepetition)
        return true
      }
      position += 1
      try appendLiteral(UInt32(byte))
    case UInt8(ascii: "("): try openGroup()
    case UInt8(ascii: ")"): try closeGroup()
    case UInt8(ascii: "|"):
      position += 1
      try endAlternative()
    case UInt8(ascii: "["): try readClass()
    case UInt8(ascii: "\\"): try readEscape()
    default: try readElement(byte)
    }
    return false
  }

  private mutating func readElement(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "^"):
      position += 1
      try append(flags.contains(.multiline) ? .lineStart : .textStart)
    case UInt8(ascii: "$"):
      position += 1
      try append(flags.contains(.multiline) ? .lineEnd : .textEnd)
    case UInt8(ascii: "."):
      position += 1
      try append(Instruction(flags.contains(.dotTakesNewline) ? .anyScalar : .anyButNewline))
    default: try appendLiteral(readScalar())
    }
  }

  /// The next scalar of the pattern, which has been found to be there.
  mutating func readScalar() -> UInt32 {
    let scalar = pattern.withBytes { UTF8Scalar($0, at: position) }
    position += scalar.width
    return scalar.value
  }

  /// The byte so far from the present place, or nil behind the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < pattern.count ? pattern[position + distance] : nil
  }

  func isNext(_ text: StaticString) -> Bool {
    pattern[position...].starts(with: text.bytes)
  }
}

extension PatternCompiler {
  mutating func append(_ instruction: Instruction) throws {
    let start = program.instructions.count
    program.instructions.append(instruction)
    try append(Element(start: start))
  }

  mutating func append(_ assertion: Assertion) throws {
    try append(Instruction(.assertion, assertion.rawValue))
  }

  mutating func append(_ set: ScalarSet) throws {
    classRanges += set.ranges.count
    guard classRanges <= Limits.classRanges else { throw SyntaxError.tooLarge }
    try append(characterClass(set))
  }

  mutating func appendLiteral(_ scalar: UInt32) throws {
    let start = program.instructions.count
    program.instructions.append(literal(scalar))
    try append(Element(start: start, shape: .literal(folded: flags.contains(.foldCase))))
  }

  private mutating func literal(_ scalar: UInt32) -> Instruction {
    guard flags.contains(.foldCase) else { return Instruction(.scalar, scalar) }
    let small = scalar | 0x20
    // Two letters of ASCII have equivalents beyond it.
    if scalar < 0x80, small != UInt8(ascii: "k"), small != UInt8(ascii: "s") {
      return small &- 0x61 < 26 ? Instruction(.letter, small) : Instruction(.scalar, scalar)
    }
    guard CaseFolding.hasEquivalents(scalar) else { return Instruction(.scalar, scalar) }
    return characterClass(CaseFolding.set(of: scalar))
  }

  private mutating func characterClass(_ set: ScalarSet) -> Instruction {
    var set = set
    set.normalize()
    program.classes.append(set)
    return Instruction(.characterClass, UInt32(program.classes.count - 1))
  }
}
