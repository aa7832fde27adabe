import Diagnostics

/// Static text that holds numbers in base 64, its digits the characters from `0` on.
struct SchemaText: Sendable {
  let bytes: ByteSpan

  init(_ text: StaticString) { bytes = text.bytes }

  var count: Int { bytes.count }

  /// The number that begins at an offset, its most significant digit first.
  @inline(__always) func number(at offset: Int, digits: Int) -> Int {
    precondition(offset >= 0 && offset <= bytes.count - digits, "strata: a number outside of its text")
    var number = 0
    for i in offset..<offset + digits { number = number << 6 | Int(bytes[unchecked: i] &- 0x30) }
    return number
  }
}

/// Texts one behind another, found by number; if they are sorted, by text too.
struct SchemaPool: Sendable {
  let text: SchemaText
  private let offsets: SchemaText

  private static let offsetSize = 3

  init(text: StaticString, offsets: StaticString) {
    self.text = SchemaText(text)
    self.offsets = SchemaText(offsets)
  }

  /// How many texts there are: the last offset is the end of the last one.
  var count: Int { offsets.count / Self.offsetSize - 1 }

  @inline(__always) func range(_ number: Int) -> Range<Int> {
    let size = Self.offsetSize
    // Both at once: the end of one is the beginning of the next.
    let ends = offsets.number(at: number * size, digits: 2 * size)
    return ends >> (6 * size)..<ends & (1 << (6 * size) - 1)
  }

  func string(_ number: Int) -> String { String(decoding: text.bytes[range(number)], as: UTF8.self) }

  /// The number of a text, by binary search among all, or among those in a range.
  func firstIndex(of wanted: ByteSpan, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    let place = range.partitionPoint { compare($0, wanted) < 0 }
    return place < range.upperBound && compare(place, wanted) == 0 ? place : nil
  }

  /// How a text compares with another by its bytes: below zero where it comes first, zero where both are the same.
  func compare(_ number: Int, _ other: ByteSpan) -> Int {
    text.bytes.extracting(range(number)).compare(other)
  }
}
