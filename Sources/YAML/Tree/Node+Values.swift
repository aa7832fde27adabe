import Diagnostics

extension Node {
  /// What a `!!binary` scalar holds, as Go's JSON has it: with U+FFFD for each byte that is not UTF-8.
  ///
  /// - Throws: `Diagnostic` where it is not base64.
  package func textOfBinary() throws -> String {
    guard let data = Base64.decode(bytes) else { throw Diagnostic.notBase64(self) }
    return String(decoding: data, as: UTF8.self)
  }

  /// A number as Go's YAML writes it: `1.5`, `1e+06`, and 1000 for 1e3.
  package static func goText(of number: Double) -> String {
    String(decoding: GoFloat(number).yaml, as: UTF8.self)
  }

  /// The value of an integer, in whichever spelling; nil for what is none.
  package var integer: IntegerValue? {
    guard isScalar, tag == .integer else { return nil }
    return bytes.filter { $0 != UInt8(ascii: "_") }.withBytes { parseInteger($0) }
  }
}
