extension PatternCompiler {
  /// What Go bounds a pattern by. Its measures are taken of its own syntax tree.
  enum Limits {
    /// Instructions, of which counted repetitions make many.
    static let size = (128 << 20) / 40
    /// Ranges of all classes, with a scalar at either end of each.
    static let classRanges = (128 << 20) / 4 / 2
    /// Operators around an element.
    static let height = 1000
    /// Copies of an element, through all counted repetitions around it.
    static let copies = 1000
  }

  /// Something that an operator can stand behind: where its instructions begin, and what Go's limits ask of it.
  struct Element {
    enum Shape: Equatable {
      case literal(folded: Bool)
      case sequence, alternatives, other
    }

    var start: Int
    var shape = Shape.other
    var size = 1
    var height = 1
    var copies = 1
  }

  /// A group that is open, or the whole pattern.
  struct Group {
    let start: Int
    let captures: Bool
    /// The flags that hold again behind it.
    let flags: Flags
    /// Where the present alternative begins: with an instruction that leads to the next alternative, should there be
    /// one.
    var alternative = 0
    /// The last of the jumps that are to lead behind the group. The offset of each leads to the one before, and is 0 at
    /// the first.
    var jump: Int?
    var alternatives = Parts()
    var sequence = Parts()
    /// The last element of the sequence, which an operator may still change.
    var last: Element?
  }

  /// The measures of parts that are joined.
  struct Parts {
    var count = 0
    var size = 0
    var height = 0
    var copies = 1
    var lastShape = Element.Shape.other

    /// - Parameter shape: what the parts become. A part of the same shape merges with them.
    mutating func append(_ part: Element, to shape: Element.Shape) {
      // Literals that stand together are one.
      if case .literal = part.shape, count > 0, part.shape == lastShape, shape == .sequence {} else { count += 1 }
      size += part.size
      let merges = part.shape == shape
      if merges { count += 1 }
      height = max(height, merges ? part.height - 1 : part.height)
      copies = max(copies, part.copies)
      lastShape = part.shape
    }

    func joined(to shape: Element.Shape, from start: Int) -> Element {
      let isOne = count <= 1
      let joints = shape == .alternatives && count > 1 ? count - 1 : 0
      return Element(
        start: start, shape: isOne ? lastShape : shape, size: max(1, size + joints),
        height: max(1, isOne ? height : height + 1), copies: copies)
    }
  }

  /// Appends an element whose instructions are written.
  mutating func append(_ element: Element) throws {
    if let last = group.last { group.sequence.append(last, to: .sequence) }
    group.last = element
    try check(element)
  }

  func check(_ element: Element) throws {
    guard element.size <= Limits.size else { throw SyntaxError.tooLarge }
    guard element.height <= Limits.height else { throw SyntaxError.tooDeep }
  }

  mutating func beginAlternative() {
    group.alternative = program.instructions.count
    program.instructions.append(Instruction(.jump, offset: 1))
  }

  /// Ends the alternative before a `|`.
  mutating func endAlternative() throws {
    try endSequence()
    let end = program.instructions.count
    program.instructions.append(Instruction(.jump, offset: group.jump.map { end - $0 } ?? 0))
    group.jump = end
    let length = program.instructions.count - group.alternative
    program.instructions[group.alternative] = Instruction(.fork, offset: length)
    beginAlternative()
  }

  private mutating func endSequence() throws {
    if let last = group.last { group.sequence.append(last, to: .sequence) }
    let sequence = group.sequence.joined(to: .sequence, from: group.alternative)
    try check(sequence)
    group.alternatives.append(sequence, to: .alternatives)
    group.sequence = Parts()
    group.last = nil
  }

  /// Ends the last alternative of the present group, and with it the group.
  mutating func endGroup() throws -> Element {
    try endSequence()
    let end = program.instructions.count
    while let jump = group.jump {
      let distance = program.instructions[jump].offset
      group.jump = distance == 0 ? nil : jump - distance
      program.instructions[jump].offset = end - jump
    }
    var element = group.alternatives.joined(to: .alternatives, from: group.start)
    if group.captures {
      element = Element(
        start: group.start, size: element.size + 2, height: element.height + 1, copies: element.copies)
    }
    return element
  }

  mutating func closeGroup() throws {
    guard !outer.isEmpty else { throw SyntaxError.unexpectedParenthesis }
    position += 1
    let element = try endGroup()
    flags = group.flags
    group = outer.removeLast()
    try append(element)
  }

  /// Opens a group at its parenthesis, or sets flags for the rest of the present one.
  mutating func openGroup() throws {
    guard isNext("(?") else {
      position += 1
      return push(captures: true, flags)
    }
    let isNamed = isNext("(?<")
    if position + (isNamed ? 3 : 4) < pattern.count, isNamed || isNext("(?P<") {
      position += isNamed ? 3 : 4
      try readGroupName()
      return push(captures: true, flags)
    }
    position += 2
    let (newFlags, isGroup) = try readFlags()
    if isGroup { push(captures: false, newFlags) } else { flags = newFlags }
  }

  private mutating func push(captures: Bool, _ newFlags: Flags) {
    outer.append(group)
    group = Group(start: program.instructions.count, captures: captures, flags: flags)
    flags = newFlags
    beginAlternative()
  }

  /// Reads `name>`. Two groups may have one name.
  private mutating func readGroupName() throws {
    guard let end = pattern[position...].firstIndex(of: UInt8(ascii: ">")), end > position,
      pattern[position..<end].allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "_") })
    else { throw SyntaxError.invalidGroupName }
    position = end + 1
  }

  /// Reads `ims-U:` or `ims-U)`.
  /// - Returns: the flags, and whether a group of their own begins.
  private mutating func readFlags() throws -> (Flags, isGroup: Bool) {
    var flags = flags
    var isNegative = false
    var isEmpty = true
    while let byte = peek() {
      position += 1
      let flag: Flags
      switch byte {
      case UInt8(ascii: "i"): flag = .foldCase
      case UInt8(ascii: "m"): flag = .multiline
      case UInt8(ascii: "s"): flag = .dotTakesNewline
      case UInt8(ascii: "U"): flag = .ungreedy
      case UInt8(ascii: "-") where !isNegative:
        (isNegative, isEmpty) = (true, true)
        continue
      case UInt8(ascii: ":") where !(isNegative && isEmpty): return (flags, true)
      case UInt8(ascii: ")") where !(isNegative && isEmpty): return (flags, false)
      default: throw SyntaxError.unsupportedGroup
      }
      isEmpty = false
      if isNegative { flags.remove(flag) } else { flags.insert(flag) }
    }
    throw SyntaxError.unsupportedGroup
  }
}

func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
