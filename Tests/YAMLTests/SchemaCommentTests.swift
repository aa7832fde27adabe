import Diagnostics
import Testing

@testable import YAML

/// Which keys and elements have a schema that a comment gives.
struct SchemaCommentTests {
  private static let schema = "# {\"x\": \"y\"}"

  /// The keys that have one, and for an element its first key in brackets.
  private static func noted(_ text: String) throws -> [String] {
    let (tree, roots) = try read(text.replacing("#S", with: schema))
    var names: [String] = []
    func look(_ node: Node) {
      if let schema = node.commentSchema {
        names.append(node.isScalar ? node.string : "[\(node.firstChild?.string ?? "")]")
        #expect(schema["x"]?.string == "y")
      }
      var child = node.firstChild
      while let next = child {
        look(next)
        child = next.nextSibling
      }
    }
    for root in roots { look(root) }
    return withExtendedLifetime(tree) { names }
  }

  @Test(arguments: [
    "z: 1\na: #S\n  b: c\n", "z: 1\na: #S\n- b\n", "z: 1\na:   ##S and more\n- b\n", "z: 1\n\"a\" : #S\n- b\n",
    "z: 1\na: {b: 'c d', e: []} #S\n", "z: 1\na: [b, # c\n  [d]\n] #S\n", "z: 1\na: [] #S\n", "z: 1\n#S\na:\n- b\n",
    "z: 1\n# x\n\n#S\n# y\na:\n- b\n", "z: 'b'\n#S\na:\n- b\n", "z: |\n  b\n#S\na:\n- b\n", "z:\n- b\n#S\na:\n- b\n",
    "z: 1\r\na: #S\r\n- b\r\n", "z:\n  #S\n\n  a:\n  - b\n", "z: 1\na: [b, 'c\n  d'] #S\n", "z: 1\na: {b: c\n  d} #S\n",
  ])
  func commentsOfKeys(text: String) throws { #expect(try Self.noted(text) == ["a"], "\(text)") }

  @Test(arguments: [
    "#S\na:\n- b\n", "---\n#S\na:\n- b\n", "---\n#S\n\na:\n- b\n", "---\n\n#S\n# x\n\n# y\na:\n- b\n",
    "--- #S\na:\n- b\n", "# x\n\n#S\na:\n- b\n", "# x\n---\n#S\na:\n- b\n", "#S\n# x\na:\n- b\n",
    "z: 1\n---\n#S\na:\n- b\n", "z: 1\n---\n# x\n\n#S\na:\n- b\n",
  ])
  func commentsOfTheFirstKey(text: String) throws { #expect(try Self.noted(text) == ["a"], "\(text)") }

  @Test(arguments: [
    "z:\n#S\n- a: b\n", "z:\n- b\n#S\n- a: b\n", "z:\n- b\n#S\n- {a: b}\n", "z:\n  - b\n  #S\n  -   a: b\n",
  ])
  func commentsOfElements(text: String) throws { #expect(try Self.noted(text) == ["[a]"], "\(text)") }

  @Test(arguments: [
    "z: 1\na: b #S\n", "z: 1\na: # x\n- b\n", "z: 1\na: # {}\n- b\n", "z: 1\na: # {x: y}\n- b\n",
    "z: 1\na: # {'x': 'y'}\n- b\n",
    "z: 1\na: # {\"x\": \"y\"\n- b\n", "z: 1\na: # {\"x\": y}\n- b\n", "z: 1\n#S\na: # x\n- b\n",
    "z: 1\n# x\n#S\na:\n- b\n",
    "z: 1\n#S\n\na:\n- b\n", "z: 1\n  #S\na:\n- b\n", "z: |\n  b\n  #S\na:\n- b\n", "z: 'b\n#S'\na:\n- b\n",
    "z: 'b #S'\na:\n- b\n", "z: 1 #S\na:\n- b\n", "z: 1\na:\n- b\n#S\n", "z: 1\na: [{b: c}, #S\n]\n",
    "#S\n\na:\n- b\n", "# x\n#S\na:\n- b\n", "#S\n---\na:\n- b\n", "--- # x\n#S\na:\n- b\n",
    "---\n# x\n\n#S\na:\n- b\n", "# x\n---\n#S\n\na:\n- b\n", "z: 1\n---\n#S\n\na:\n- b\n",
  ])
  func othersAreNone(text: String) throws { #expect(try Self.noted(text) == [], "\(text)") }

  @Test func copiesKeepIt() throws {
    let (tree, roots) = try read("z: 1\na: \(Self.schema)\n- b\n")
    withExtendedLifetime(tree) {
      let copy = roots[0].copy()
      #expect(copy.field("a")?.key.commentSchema != nil)
      copy.forgetCommentSchemas()
      #expect(copy.field("a")?.key.commentSchema == nil)
      #expect(roots[0].field("a")?.key.commentSchema != nil)
    }
  }

  @Test func twoThreadsFindIt() throws {
    let document = "z: 1\na: \(Self.schema)\n- b\n---\n"
    let tree = Tree()
    let files = try (0..<4).map {
      try tree.text.addFile(path: "\($0).yaml", contents: String(repeating: document, count: 20))
    }
    for roots in ParallelReader.read(files, into: tree) {
      let roots = try #require(roots)
      #expect(roots.count == 20 && roots.allSatisfy { $0.field("a")?.key.commentSchema?["x"]?.string == "y" })
    }
  }
}
