import Diagnostics

/// How many characters of a long line stand before places in it: counted once, so that very many places on one line, such
/// as those of JSON without line breaks, take no longer than as many lines would.
struct LongLine {
  /// Lines up to here are counted anew for each place.
  static let threshold = 4_096

  /// How much of a line is before a place (see `ColumnUnit`).
  struct Count {
    private(set) var characters = 0
    private(set) var utf16Units = 0

    init() {}

    init(_ bytes: ByteSpan) {
      characters = ColumnUnit.character.count(bytes)
      utf16Units = ColumnUnit.utf16.count(bytes)
    }

    static func + (a: Count, b: Count) -> Count {
      var sum = a
      sum.characters += b.characters
      sum.utf16Units += b.utf16Units
      return sum
    }
  }

  /// What stands before each mark; marks are at least `threshold` bytes apart.
  private var marks: [(offset: Int, count: Count)] = [(0, Count())]

  /// - Parameter line: its bytes.
  init(_ line: ByteSpan) {
    var last = 0
    var count = Count()
    // No character goes from one ASCII byte to the next.
    for i in line.indices where i - last >= Self.threshold && line[i] < 0x80 && line[i - 1] < 0x80 {
      count = count + Count(line.extracting(last..<i))
      last = i
      marks.append((i, count))
    }
  }

  /// The last mark up to a place, and what stands before it.
  func mark(before offset: Int) -> (offset: Int, count: Count) {
    marks[marks.indices.partitionPoint { marks[$0].offset <= offset } - 1]
  }
}
