import Diagnostics

/// One run of a program over a text: the instructions at which all ways through the program stand together, scalar by
/// scalar. An instruction is in that list at most once, which bounds the time.
struct Simulation {
  private let program: [Instruction]
  private let classes: [ScalarSet]
  private let text: ByteSpan
  /// The instructions that wait for the next scalar.
  private var waiting: List
  private var following: List
  private var stack: List
  /// The step in which each instruction was followed last.
  private var steps: [UInt32]
  private var step: UInt32 = 0

  /// Instruction numbers in an array that has place for one of each.
  private struct List {
    private(set) var numbers: [UInt32]
    private(set) var count = 0

    init(_ count: Int) { numbers = [UInt32](repeating: 0, count: count) }

    mutating func append(_ instruction: Int) {
      numbers[count] = UInt32(truncatingIfNeeded: instruction)
      count += 1
    }

    mutating func popLast() -> Int? {
      guard count > 0 else { return nil }
      count -= 1
      return Int(numbers[count])
    }

    mutating func removeAll() { count = 0 }
  }

  /// Whether a program matches a part of a text.
  static func matches(_ program: Program, _ text: ByteSpan) -> Bool {
    var simulation = Simulation(program, text)
    return simulation.run(onlyAtBeginning: program.startsAtBeginning)
  }

  private init(_ program: Program, _ text: ByteSpan) {
    (self.program, classes, self.text) = (program.instructions, program.classes, text)
    let list = List(program.instructions.count)
    (waiting, following, stack, steps) = (list, list, list, list.numbers)
  }

  private mutating func run(onlyAtBeginning: Bool) -> Bool {
    beginStep()
    if follow(0, at: 0) { return true }
    var position = 0
    while position < text.count {
      swap(&waiting, &following)
      if onlyAtBeginning && waiting.count == 0 { return false }
      let scalar = UTF8Scalar(text, at: position)
      position += scalar.width
      beginStep()
      for i in 0..<waiting.count {
        let instruction = Int(waiting.numbers[i])
        if takes(scalar.value, program[instruction]), follow(instruction + 1, at: position) { return true }
      }
      if !onlyAtBeginning, follow(0, at: position) { return true }
    }
    return false
  }

  private mutating func beginStep() {
    following.removeAll()
    step &+= 1
    if step == 0 {
      steps = [UInt32](repeating: 0, count: steps.count)
      step = 1
    }
  }

  private func takes(_ scalar: UInt32, _ instruction: Instruction) -> Bool {
    switch instruction.operation {
    case .scalar: scalar == instruction.operand
    case .letter: scalar | 0x20 == instruction.operand
    case .anyScalar: true
    case .anyButNewline: scalar != 0x0A
    case .characterClass: classes[Int(instruction.operand)].contains(scalar)
    case .fork, .jump, .assertion, .match: false
    }
  }

  /// Adds the instructions that can be reached from one without a scalar to those that wait for the next; true where
  /// the end of the program is among them.
  private mutating func follow(_ start: Int, at position: Int) -> Bool {
    stack.append(start)
    while var next = stack.popLast() {
      // It ends at what takes a scalar, or does not hold: there `next` stays where it is.
      while steps[next] != step {
        steps[next] = step
        let instruction = program[next]
        switch instruction.operation {
        case .match: return true
        case .jump: next += instruction.offset
        case .fork:
          stack.append(next + instruction.offset)
          next += 1
        case .assertion where Assertion(rawValue: instruction.operand)!.holds(at: position, in: text): next += 1
        case .assertion: break
        default: following.append(next)
        }
      }
    }
    return false
  }
}
