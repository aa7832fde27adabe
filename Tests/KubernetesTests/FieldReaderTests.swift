import Diagnostics
import Kubernetes
import Testing
import YAML

@Suite struct FieldReaderTests {
  private func reader(_ text: String, fields: [String]? = nil) throws -> FieldReader {
    try FieldReader(SchemaDocumentTests.read(text), "a thing", fields: fields)
  }

  /// Where the fields are not known, JSON's numbers and booleans become strings; `text` does so in any case.
  @Test(arguments: [("5", "5"), ("0x5", "5"), ("1_000", "1000"), ("5.50", "5.50"), ("yes", "true"), ("off", "false")])
  func makesStringsOfNumbers(value: String, text: String) throws {
    #expect(try reader("a: \(value)").string("a") == text)
    #expect(try reader("a: [\(value)]").strings("a").map(\.string) == [text])
    #expect(try reader("a: \(value)", fields: ["a"]).text("a") == text)
    let error = try #require(throws: Diagnostic.self) { try reader("a: \(value)", fields: ["a"]).string("a") }
    #expect(error.id == .wrongType)
  }

  /// What is read as a string stays in the tree what it is.
  @Test func readingChangesNothing() throws {
    let node = try SchemaDocumentTests.read("{a: 5, b: [yes, null, 0x10], c: {d: null, e: 1_0}}")
    let reader = try FieldReader(node, "a thing")
    #expect(try reader.string("a") == "5")
    #expect(try reader.strings("b").map(\.string) == ["true", "", "16"])
    #expect(try reader.stringMap("c").map(\.value.string) == ["", "10"])
    #expect(try node.tree.json(node) == Array(#"{"a":5,"b":["yes",null,16],"c":{"d":null,"e":10}}"#.utf8))
  }

  @Test(arguments: ["a: 'yes'", "a: \"5\"", "A: 2001-01-01", "a:", "b: 1"])
  func leavesStrings(text: String) throws {
    let reader = try reader(text, fields: ["a", "b"])
    #expect(try reader.string("a") == reader.text("a"))
    #expect(try reader.string("a").isEmpty == (reader.value("a") == nil))
  }

  /// Names are found in any case, the one that is written as asked before others.
  @Test func findsNamesInAnyCase() throws {
    #expect(try reader("Path: x", fields: ["path"]).string("path") == "x")
    #expect(try reader("{PATH: x, path: z}", fields: ["path"]).string("path") == "z")
    #expect(try reader("path:").has("path"))
    #expect(try !reader("other: x").has("path"))
  }

  @Test func refusesFieldsThatThereAreNot() throws {
    let error = try #require(throws: Diagnostic.self) { try reader("pth: x", fields: ["path"]) }
    #expect(error.id == .unknownField)
    #expect(error.message == "a thing has no field 'pth'")
    #expect(error.hint == "did you mean 'path'?")
  }

  @Test(arguments: [
    ("a: [x]", "a mapping"), ("a: {x: y}", "a list"), ("a: 'true'", "true or false"), ("a: 1.5", "a whole number"),
  ])
  func saysWhatIsExpected(text: String, expected: String) throws {
    let reader = try reader(text)
    let error = try #require(throws: Diagnostic.self) {
      switch expected {
      case "a mapping": _ = try reader.mapping("a")
      case "a list": _ = try reader.list("a")
      case "true or false": _ = try reader.bool("a")
      default: _ = try reader.integer("a")
      }
    }
    #expect(error.message.hasPrefix("'a' must be \(expected), and is a"))
    #expect(error.location != nil)
  }
}
