import Diagnostics

extension Node {
  /// The value of an integer, in whichever spelling; nil for what is none.
  package var integer: IntegerValue? {
    guard isScalar, tag == .integer else { return nil }
    return bytes.filter { $0 != UInt8(ascii: "_") }.withBytes { parseInteger($0) }
  }
}
