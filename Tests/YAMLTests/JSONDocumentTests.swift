import Testing

@testable import YAML

struct JSONDocumentTests {
  @Test func everyPieceHasItsLine() throws {
    let (tree, roots) = try read("b: [1, <a>]\na: ~")
    let text = withExtendedLifetime(tree) {
      var json = JSONDocument()
      json.object { json in
        json.string("text", "a \"b\"\n")
        json.number("number", -12)
        json.array("list") { json in
          json.boolean(nil, true)
          json.null(nil)
          json.object { _ in }
          json.array { $0.string(nil, "x") }
        }
        json.node("node", roots[0])
      }
      return String(decoding: json.finished(), as: UTF8.self)
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
          "node": {"a":null,"b":[1,"\u003ca\u003e"]}
        }

        """#)
  }

  @Test func whatJSONCannotSayIsText() throws {
    let (tree, roots) = try read(".inf")
    withExtendedLifetime(tree) {
      var json = JSONDocument()
      json.node(nil, roots[0])
      #expect(String(decoding: json.finished(), as: UTF8.self) == "\".inf\"\n")
    }
  }
}
