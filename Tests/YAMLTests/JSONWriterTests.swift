import Diagnostics
import Testing

@testable import YAML

struct JSONWriterTests {
  private func json(_ input: String, indentation: Int? = nil) throws -> String {
    let (tree, roots) = try read(input)
    return try withExtendedLifetime(tree) {
      var writer = JSONWriter(indentation: indentation)
      try writer.write(roots[0])
      return String(decoding: writer.output, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("{}", "{}"), ("[]", "[]"), ("a: {}", #"{"a":{}}"#), ("[a, ~, true, FALSE]", #"["a",null,true,false]"#),
    ("b: 1\na10: 2\na9: 3\nB: 4", #"{"B":4,"a10":2,"a9":3,"b":1}"#),
    ("[0x1F, 0777, 1_000, -0, 18446744073709551615]", "[31,511,1000,0,18446744073709551615]"),
    (
      "[1.0, 1.50, 1e6, 1234567.5, 1e20, 1e21, 1e-6, 1e-7, -0.0]",
      "[1,1.5,1000000,1234567.5,100000000000000000000,1e+21,0.000001,1e-7,-0]"
    ),
    ("a: 2001-01-01", #"{"a":"2001-01-01T00:00:00Z"}"#),
    ("a: !!binary /w==", #"{"a":"\ufffd"}"#),
    ("1: a", #"{"1":"a"}"#),
  ])
  func writesAsGoDoes(input: String, expected: String) throws {
    #expect(try json(input) == expected)
  }

  @Test(arguments: [
    ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("<a> & b", #""\u003ca\u003e \u0026 b""#),
    ("\u{2028}é\u{2029}😀", #""\u2028é\u2029😀""#), ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
    ("\0\u{1F}\u{7F}=?", "\"\\u0000\\u001f\u{7F}=?\""),
  ])
  func escapesAsGoDoes(text: String, expected: String) {
    #expect(jsonEscaped(text) == expected)
  }

  @Test func escapesWhatIsNotUTF8() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xE2, 0x80, 0x62, 0xED, 0xA0, 0x80]
    let escaped = bytes.withBytes { jsonEscaped($0) }
    #expect(String(decoding: escaped, as: UTF8.self) == #""a\ufffd\ufffd\ufffdb\ufffd\ufffd\ufffd""#)
  }

  @Test func indents() throws {
    let expected = """
      {
        "a": [
          1,
          {
            "b": {}
          },
          []
        ]
      }
      """
    #expect(try json("a: [1, {b: {}}, []]", indentation: 2) == expected)
  }

  @Test(arguments: [
    ("[.inf]", Diagnostic.ID.notFinite), ("a: {1: b}", .unsupportedKey), ("a: !!int b", .invalidScalar),
  ])
  func refuses(input: String, id: Diagnostic.ID) {
    #expect(diagnostic { try json(input) }?.id == id)
  }
}
