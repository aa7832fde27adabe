import Diagnostics

/// A file with a `key=value` a line, as kustomize reads it: no quotes, no `export`, no continuation. A line without
/// `=` is a key with an empty value (api/kv; older versions took the value from the environment).
struct EnvFile {
  let file: SourceFile
  let text: TextStore

  /// The length of a line at which kustomize stops reading, as Go's scanner takes no more in one piece.
  static let lineLimit = 1 << 16

  /// - Parameters:
  ///   - pairs: where the entries are added.
  ///   - warn: is told of lines that the file has and kustomize does not read.
  /// - Throws: `Diagnostic` at a line that is not UTF-8.
  func read(into pairs: inout [KeyValuePair], warn: (Diagnostic) -> Void) throws {
    let bytes = text.bytes(file.range)
    var start = 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guard newline - start < Self.lineLimit else {
        warn(.envLineTooLong(at: position(start), in: text))
        return
      }
      let isCarriageReturn = newline > start && bytes[newline - 1] == UInt8(ascii: "\r")
      try readLine(bytes, from: start, to: isCarriageReturn ? newline - 1 : newline, into: &pairs)
      start = newline + 1
    }
  }

  private func readLine(
    _ bytes: ByteSpan, from start: Int, to end: Int, into pairs: inout [KeyValuePair]
  ) throws {
    guard bytes.extracting(start..<end).isUTF8 else {
      throw Diagnostic.envLineNotUTF8(at: position(start), in: text)
    }
    var key = start
    // Only at the very beginning is a byte order mark dropped.
    if start == 0, bytes[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { key += 3 }
    key += leadingWhitespace(bytes[key..<end])
    guard key < end, bytes[key] != UInt8(ascii: "#") else { return }
    let separator = bytes[key..<end].firstIndex(of: UInt8(ascii: "=")) ?? end
    // Without a key the line counts as empty.
    guard separator > key else { return }
    pairs.append(
      KeyValuePair(
        key: file.range.part(key, separator), value: file.range.part(min(separator + 1, end), end),
        position: position(key)))
  }

  /// How many bytes of white space, as Unicode has it, a line begins with.
  private func leadingWhitespace(_ line: Slice<ByteSpan>) -> Int {
    guard let first = line.first, first <= 0x20 || first >= 0x80 else { return 0 }
    var count = 0
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      guard scalar.properties.isWhitespace else { break }
      count += UTF8.width(scalar)
    }
    return count
  }

  private func position(_ offset: Int) -> Position { Position(offset: file.range.offset + UInt32(offset)) }
}
