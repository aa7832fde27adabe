extension PatternCompiler {
  /// Reads a class in brackets, `[^a-z\d[:punct:]]`.
  mutating func readClass() throws {
    position += 1
    var set = ScalarSet()
    let isNegative = peek() == UInt8(ascii: "^")
    if isNegative { position += 1 }
    var isFirst = true
    // The bracket that would make the class empty stands for itself.
    while isFirst || peek() != UInt8(ascii: "]") {
      isFirst = false
      if let named = try readPOSIXClass() ?? readNamedSet() {
        set.formUnion(named)
      } else {
        try insertRange(into: &set)
      }
    }
    position += 1
    if isNegative { set.invert() }
    try append(set)
  }

  /// Reads `a` or `a-z`.
  private mutating func insertRange(into set: inout ScalarSet) throws {
    let first = try readClassScalar()
    var last = first
    if peek() == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]") {
      position += 1
      last = try readClassScalar()
    }
    guard first <= last else { throw SyntaxError.invalidCharacterRange }
    if flags.contains(.foldCase) {
      var folded = ScalarSet(first...last)
      folded.foldCase()
      set.formUnion(folded)
    } else {
      set.insert(first...last)
    }
  }

  private mutating func readClassScalar() throws -> UInt32 {
    guard let byte = peek() else { throw SyntaxError.missingBracket }
    return byte == UInt8(ascii: "\\") ? try readEscapedScalar() : readScalar()
  }

  /// Reads `[:alpha:]` or `[:^alpha:]`; nil where the bracket stands for itself, as it does where no `:]` follows.
  private mutating func readPOSIXClass() throws -> ScalarSet? {
    let start = position + 2
    guard isNext("[:"), start <= lastClassNameEnd else { return nil }
    var end = start
    while !(pattern[end] == UInt8(ascii: ":") && pattern[end + 1] == UInt8(ascii: "]")) { end += 1 }
    let isNegative = pattern[start] == UInt8(ascii: "^")
    let name = String(decoding: pattern[(isNegative ? start + 1 : start)..<end], as: UTF8.self)
    guard var set = Self.posixClass(name) else { throw SyntaxError.invalidCharacterRange }
    position = end + 2
    return adjusted(&set, isNegative: isNegative)
  }

  private static func posixClass(_ name: String) -> ScalarSet? {
    switch name {
    case "alnum": ScalarSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A)
    case "alpha": ScalarSet(0x41...0x5A, 0x61...0x7A)
    case "ascii": ScalarSet(0...0x7F)
    case "blank": ScalarSet(0x09...0x09, 0x20...0x20)
    case "cntrl": ScalarSet(0...0x1F, 0x7F...0x7F)
    case "digit": digits
    case "graph": ScalarSet(0x21...0x7E)
    case "lower": ScalarSet(0x61...0x7A)
    case "print": ScalarSet(0x20...0x7E)
    case "punct": ScalarSet(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
    case "space": ScalarSet(0x09...0x0D, 0x20...0x20)
    case "upper": ScalarSet(0x41...0x5A)
    case "word": wordCharacters
    case "xdigit": ScalarSet(0x30...0x39, 0x41...0x46, 0x61...0x66)
    default: nil
    }
  }
}
