extension PatternCompiler {
  /// How often an element occurs.
  enum Repetition {
    /// `*`, `+` and `?`.
    case any, some, optional
    /// `{2}`, `{2,5}` and, without a maximum, `{2,}`.
    case counted(Int, Int?)
  }

  /// Reads `{2}`, `{2,}` or `{2,5}`; nil where the brace is none of these and so stands for itself.
  mutating func readCounts() throws -> Repetition? {
    let start = position
    position += 1
    guard let least = readNumber() else { return giveBack(start) }
    var most: Int? = least
    if peek() == UInt8(ascii: ",") {
      position += 1
      if peek() == UInt8(ascii: "}") {
        most = nil
      } else if let number = readNumber() {
        most = number
      } else {
        return giveBack(start)
      }
    }
    guard peek() == UInt8(ascii: "}") else { return giveBack(start) }
    position += 1
    guard max(least, most ?? 0) <= Limits.copies, least <= most ?? least else { throw SyntaxError.invalidRepeatCount }
    return .counted(least, most)
  }

  private mutating func giveBack(_ start: Int) -> Repetition? {
    position = start
    return nil
  }

  /// A number without leading zeros. One beyond all limits is smaller than it says, but still beyond them.
  private mutating func readNumber() -> Int? {
    guard let first = peek(), first &- 0x30 < 10 else { return nil }
    if first == UInt8(ascii: "0"), let second = peek(1), second &- 0x30 < 10 { return nil }
    var number = 0
    while let digit = peek(), digit &- 0x30 < 10 {
      number = min(number * 10 + Int(digit - 0x30), 1_000_000)
      position += 1
    }
    return number
  }

  /// Puts a repetition around the last element.
  mutating func repeatLast(_ repetition: Repetition, _ isBehindRepetition: Bool) throws {
    // A lazy operator.
    if peek() == UInt8(ascii: "?") { position += 1 }
    guard !isBehindRepetition else { throw SyntaxError.nestedRepetition }
    guard var element = group.last else { throw SyntaxError.missingRepetitionArgument }
    element.shape = .other
    element.height += 1
    switch repetition {
    case .any: element.size += 2
    case .some, .optional: element.size += 1
    case .counted(let least, let most): try measure(&element, least, most)
    }
    try check(element)
    group.last = element
    write(repetition, from: element.start)
  }

  private func measure(_ element: inout Element, _ least: Int, _ most: Int?) throws {
    let copies = most ?? least
    element.copies = most == 0 ? 1 : element.copies * max(1, copies)
    if copies >= 2, element.copies > Limits.copies { throw SyntaxError.invalidRepeatCount }
    // An alternative has two instructions here and one in Go's measure, and a group that captures nothing has one and
    // none.
    let length = program.instructions.count - element.start
    guard copies * (length + 1) <= 4 * Limits.size else { throw SyntaxError.tooLarge }
    element.size =
      if let most { max(1, most * element.size + most - least) } else if least == 0 { element.size + 2 } else {
        least * element.size + 1
      }
  }

  /// - Parameter start: where the element begins that is at the end of the program.
  private mutating func write(_ repetition: Repetition, from start: Int) {
    let length = program.instructions.count - start
    switch repetition {
    case .some: program.instructions.append(Instruction(.fork, offset: -length))
    case .optional: program.instructions.insert(Instruction(.fork, offset: length + 1), at: start)
    case .any, .counted(0, nil):
      program.instructions.insert(Instruction(.fork, offset: length + 2), at: start)
      program.instructions.append(Instruction(.jump, offset: -length - 1))
    case .counted(let least, let most):
      // An array of its own, so that the program's is not copied.
      let element = Array(program.instructions[start...])
      program.instructions.removeLast(length)
      for _ in 0..<least { program.instructions += element }
      guard let most else {
        program.instructions.append(Instruction(.fork, offset: -length))
        return
      }
      // Each further one is left out with all behind it.
      for rest in (0..<most - least).reversed() {
        program.instructions.append(Instruction(.fork, offset: (length + 1) * (rest + 1)))
        program.instructions += element
      }
    }
  }
}
