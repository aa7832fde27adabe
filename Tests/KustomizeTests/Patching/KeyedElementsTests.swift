import Testing
import YAML

@testable import Kustomize

struct KeyedElementsTests {
  /// Lists of a few elements are compared each with each, longer ones through a table.
  @Test(arguments: [
    ("", ["port"], true), ("{port: 1}", ["port"], true), ("{port: 1}, {port: 2}", ["port"], true),
    ("{port: 1}, {port: 1}", ["port"], false), ("{port: 1}, {name: a}", ["port"], false),
    ("{port: 1, name: a}, {port: 1, name: b}", ["port", "name"], true),
    ("{port: 1, name: a}, {port: 2}, {port: 1, name: a}", ["port", "name"], false),
    ("{port: 1}, {port: 1}", ["port", "name"], true),
    ("{port: 1}, {port: 2}, {port: 3}, {port: 4}, {port: 5}", ["port"], true),
    ("{port: 1}, {port: 2}, {port: 3}, {port: 4}, {port: 1}", ["port"], false),
    ("{port: 1}, {port: 2}, {port: 3}, {port: 4}, {name: a}", ["port"], false),
  ])
  func tellsWhetherKeysAreDifferent(elements: String, keys: [String], areDifferent: Bool) throws {
    let tree = Tree()
    let file = try tree.text.addFile(path: "a.yaml", contents: "[\(elements)]")
    let list = try #require(try Reader.read(file, into: tree).first)
    #expect(KeyedElements.areDifferent(in: list, keys: keys) == areDifferent)
    #expect((KeyedElements(list, keys: keys) != nil) == areDifferent)
  }
}
