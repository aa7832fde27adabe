/// Where the lines of a file begin: for looking up many positions in it.
package struct LineIndex: Sendable {
  /// The offsets of the file's bytes in its store.
  package let range: Range<UInt32>
  private var starts: [UInt32]

  package init(_ file: SourceFile, in text: TextStore) {
    range = file.range.offset..<(file.range.offset + file.range.length)
    starts = [range.lowerBound]
    let bytes = text.bytes(file.range)
    var i = bytes.index(of: 0x0A, from: 0)
    while i < bytes.count {
      i += 1
      starts.append(range.lowerBound + UInt32(truncatingIfNeeded: i))
      i = bytes.index(of: 0x0A, from: i)
    }
  }

  /// The number of the line that a position lies in, from 1, and the offset at which it begins.
  ///
  /// - Parameter offset: within the file, or at its end.
  package func line(of offset: UInt32) -> (number: Int, start: UInt32) {
    let number = starts.indices.partitionPoint { starts[$0] <= offset }
    return (number, start(of: number))
  }

  /// The offset at which a line begins.
  ///
  /// - Parameter number: from 1.
  func start(of number: Int) -> UInt32 { starts[number - 1] }
}

/// What a column counts. All count from 1, and differ only behind what is not ASCII.
package enum ColumnUnit: Sendable {
  /// What a person sees as one character, whatever it is made of: what Strata prints, and where a caret stands below.
  case character
  /// What editors count, and with them the language server protocol and SARIF: 16-bit units.
  case utf16
  /// What libyaml and go-yaml count: Unicode's code points.
  case codePoint

  /// How many there are in a part of a line.
  package func count(_ bytes: ByteSpan) -> Int {
    if bytes.isASCII { return bytes.count }
    return switch self {
    case .character: String(decoding: bytes, as: UTF8.self).count
    case .utf16: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    case .codePoint: bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }
}

extension Range<Int> {
  /// Where the numbers begin for which something no longer holds, that holds for all before: by halving.
  @inlinable package func partitionPoint(where holds: (Int) throws -> Bool) rethrows -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if try holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
