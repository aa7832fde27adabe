import Diagnostics

/// Static text that holds numbers in base 64, its digits the characters from `0` on.
struct SchemaText: Sendable {
  let bytes: ByteSpan

  init(_ text: StaticString) { bytes = text.bytes }

  var count: Int { bytes.count }

  /// The number that begins at an offset, its most significant digit first.
  @inline(__always) func number(at offset: Int, digits: Int) -> Int {
    let bytes = bytes
    var number = 0
    for i in offset..<offset + digits { number = number << 6 | Int(bytes[i] &- 0x30) }
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

  func range(_ number: Int) -> Range<Int> {
    let size = Self.offsetSize
    return offsets.number(at: number * size, digits: size)..<offsets.number(at: (number + 1) * size, digits: size)
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
    let range = range(number)
    let bytes = text.bytes
    let common = min(range.count, other.count)
    var i = 0
    while i < common {
      let difference = Int(bytes[range.lowerBound + i]) - Int(other[i])
      if difference != 0 { return difference }
      i += 1
    }
    return range.count - other.count
  }
}
