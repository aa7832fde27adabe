import Diagnostics
import Foundation
import Testing

@Suite struct JSONDocumentTests {
  private func text(isOnOneLine: Bool = false, _ pieces: (inout JSONDocument) -> Void) -> String {
    var json = JSONDocument(isOnOneLine: isOnOneLine)
    pieces(&json)
    return String(decoding: json.finished(), as: UTF8.self)
  }

  @Test func everyPieceHasItsLine() {
    let text = text { json in
      json.object { json in
        json.string("text", "a \"b\"\n")
        json.number("number", -12)
        json.array("list") { json in
          json.boolean(nil, true)
          json.null(nil)
          json.object { _ in }
          json.array { $0.string(nil, "x") }
        }
        json.json("value", Array(#"{"a":null}"#.utf8))
      }
    }
    #expect(
      text == #"""
        {
          "text": "a \"b\"\n",
          "number": -12,
          "list": [
            true,
            null,
            {},
            [
              "x"
            ]
          ],
          "value": {"a":null}
        }

        """#)
  }

  @Test func oneLineHasNoBlanks() {
    let text = text(isOnOneLine: true) { json in
      json.object { json in
        json.strings("list", ["a", "b"])
        json.object("none") { _ in }
      }
    }
    #expect(text == "{\"list\":[\"a\",\"b\"],\"none\":{}}\n")
  }

  @Test(arguments: [
    ("a\u{8}\t\n\u{C}\r\u{1}", #""a\b\t\n\f\r\u0001""#), ("<&>", #""\u003c\u0026\u003e""#),
    ("\u{7F}\u{9B}\u{2028}\u{202E}\u{FFFF}ä𝛼“", #""\u007f\u009b\u2028\u202e\uffffä𝛼“""#),
  ])
  func textIsEscaped(_ string: String, _ json: String) throws {
    let text = text { $0.string(nil, string) }
    #expect(text == json + "\n")
    #expect(try JSONDecoder().decode(String.self, from: Data(text.utf8)) == string)
  }

  @Test func whatIsNoUTF8IsReplaced() {
    let text = [UInt8]([0x61, 0xC3, 0x22]).withBytes { bytes in self.text { $0.string(nil, bytes) } }
    #expect(text == "\"a\u{FFFD}\\\"\"\n")
  }
}
