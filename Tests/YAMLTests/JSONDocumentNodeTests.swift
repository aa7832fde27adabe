import Diagnostics
import Testing

@testable import YAML

@Suite struct JSONDocumentNodeTests {
  private func json(_ yaml: String) throws -> String {
    let (tree, roots) = try read(yaml)
    return withExtendedLifetime(tree) {
      var json = JSONDocument()
      json.object { $0.node("node", roots[0]) }
      return String(decoding: json.finished(), as: UTF8.self)
    }
  }

  @Test func aValueIsOnOneLine() throws {
    #expect(try json("b: [1, <a>]\na: ~") == "{\n  \"node\": {\"a\":null,\"b\":[1,\"\\u003ca\\u003e\"]}\n}\n")
  }

  @Test func whatJSONCannotSayIsText() throws { #expect(try json(".inf") == "{\n  \"node\": \".inf\"\n}\n") }

  @Test func nothingATerminalObeysIsLeft() throws {
    #expect(try json(#"{"a\x9B": "\e\x7F"}"#) == "{\n  \"node\": {\"a\\u009b\":\"\\u001b\\u007f\"}\n}\n")
  }
}
