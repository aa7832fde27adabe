import Diagnostics

/// Checks a text against the grammar of JSON (RFC 8259), which YAML's is wider than.
struct JSONSyntax {
  private let bytes: ByteSpan
  private var position = 0

  private struct Failure: Error {}

  /// Where a text stops being one JSON value; nil where it is one. It must not be nested so deep as to exhaust the
  /// stack: a reader has seen to that.
  static func firstError(in bytes: ByteSpan) -> Int? {
    var syntax = JSONSyntax(bytes: bytes)
    do {
      try syntax.value()
      syntax.skipSpace()
    } catch {
      return syntax.position
    }
    return syntax.position == bytes.count ? nil : syntax.position
  }

  private init(bytes: ByteSpan) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw Failure() }
  }

  private mutating func value() throws {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      try list(closedBy: "}") { syntax in
        syntax.skipSpace()
        try syntax.string()
        syntax.skipSpace()
        try syntax.expect(":")
        try syntax.value()
      }
    case UInt8(ascii: "["): try list(closedBy: "]") { try $0.value() }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  private mutating func list(closedBy bracket: Unicode.Scalar, _ element: (inout JSONSyntax) throws -> Void) throws {
    position += 1
    skipSpace()
    if skip(bracket) { return }
    while true {
      try element(&self)
      skipSpace()
      if skip(bracket) { return }
      try expect(",")
    }
  }

  private mutating func word(_ word: StaticString) throws {
    for i in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[i] else { throw Failure() }
      position += 1
    }
  }

  private mutating func string() throws {
    try expect("\"")
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"):
        position += 1
        try escape()
      case 0..<0x20: throw Failure()
      default: position += 1
      }
    }
    throw Failure()
  }

  private mutating func escape() throws {
    switch next {
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard let digit = next, Character(Unicode.Scalar(digit)).isHexDigit else { throw Failure() }
        position += 1
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    default: throw Failure()
    }
  }

  private mutating func number() throws {
    _ = skip("-")
    if !skip("0") { try digits() }
    if skip(".") { try digits() }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try digits()
    }
  }

  private mutating func digits() throws {
    guard let first = next, first &- 0x30 < 10 else { throw Failure() }
    while let byte = next, byte &- 0x30 < 10 { position += 1 }
  }
}
