import Diagnostics

/// The text of a path that grows and shrinks as a tree is walked, without a string for each step.
package struct PathText {
  private var bytes: [UInt8]

  init(_ path: ValuePath) { bytes = Array(path.description.utf8) }

  /// How long it is, for `cut(to:)`.
  var count: Int { bytes.count }

  mutating func append(field name: ByteSpan) {
    guard ValuePath.isPlain(name) else { return append(element: name) }
    if !bytes.isEmpty { bytes.append(UInt8(ascii: ".")) }
    bytes.append(contentsOf: name)
  }

  mutating func append(element label: ByteSpan) {
    bytes.append(UInt8(ascii: "["))
    bytes.append(contentsOf: label)
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func append(element index: Int) {
    bytes.append(UInt8(ascii: "["))
    bytes.append(contentsOf: String(index).utf8)
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func cut(to count: Int) { bytes.removeLast(bytes.count - count) }

  func withBytes<Result>(_ body: (ByteSpan) throws -> Result) rethrows -> Result {
    try bytes.withBytes(body)
  }
}

extension PathText: CustomStringConvertible {
  package var description: String { String(decoding: bytes, as: UTF8.self) }
}
