import Testing

@testable import YAML

struct NodeEditingTests {
  private func edit(_ input: String, _ body: (Node) -> Void) throws -> String {
    let (tree, roots) = try read(input)
    return try withExtendedLifetime(tree) {
      body(roots[0])
      var writer = Writer()
      try writer.write(roots[0])
      return String(decoding: writer.output, as: UTF8.self)
    }
  }

  @Test func setsAndRemovesFields() throws {
    let output = try edit("a: 1\nb: 2\nc: 3\n") { root in
      root.set("b", string: "two")
      root.set("d", string: "4")
      root.removeField("c")
      root.set("e", root.tree.sequence())
    }
    #expect(output == "a: 1\nb: two\nd: \"4\"\ne: []\n")
  }

  @Test(arguments: [("a", "b: 2\nc: 3\nz: 9\n"), ("b", "a: 1\nc: 3\nz: 9\n"), ("c", "a: 1\nb: 2\nz: 9\n")])
  func appendsAfterARemoval(key: String, expected: String) throws {
    let output = try edit("a: 1\nb: 2\nc: 3\n") { root in
      root.removeField(key)
      root.append("z", root.tree.plainScalar("9"))
    }
    #expect(output == expected)
  }

  @Test(arguments: [0, 1, 2])
  func removesElements(index: Int) throws {
    let output = try edit("[a, b, c]") { root in
      root.remove(Array(root.elements)[index])
      root.append(root.tree.scalar("z"))
      root.prepend(root.tree.scalar("w"))
    }
    var expected = ["a", "b", "c"]
    expected.remove(at: index)
    #expect(output == (["w"] + expected + ["z"]).map { "- \($0)\n" }.joined())
  }

  @Test func emptiesAndFills() throws {
    let output = try edit("[a]") { root in
      root.remove(root.firstChild!)
      root.prepend(root.tree.scalar("b"))
      root.append(root.tree.scalar("c"))
      root.removeAll()
      root.append(root.tree.scalar("d"))
    }
    #expect(output == "- d\n")
  }

  @Test func becomesAnother() throws {
    let output = try edit("a: 1\nb: {c: 2}\nd: 3\n") { root in
      root["a"]!.become(root["b"]!.copy())
      root["d"]!.setString("true")
    }
    #expect(output == "a:\n  c: 2\nb:\n  c: 2\nd: \"true\"\n")
  }

  @Test(arguments: [
    ("{a: 1, b: [x, y]}", "b: [x, y]\na: 1", true), ("{a: 1}", "{a: '1'}", false), ("[x, y]", "[y, x]", false),
    ("{a: 1}", "{a: 1, b: 2}", false), ("[]", "{}", false), ("~", "null", false), ("[1, 2]", "[1]", false),
  ])
  func compares(first: String, second: String, equal: Bool) throws {
    let (tree, roots) = try read(first + "\n---\n" + second + "\n")
    withExtendedLifetime(tree) {
      #expect(roots[0].isEqual(to: roots[1]) == equal)
      #expect(roots[1].isEqual(to: roots[0]) == equal)
    }
  }

  @Test(arguments: [3, 40])
  func indexesFields(count: Int) throws {
    let (tree, roots) = try read((0..<count).map { "k\($0): \($0)\n" }.joined())
    withExtendedLifetime(tree) {
      let index = FieldIndex(roots[0])
      #expect(index[tree.scalar("k\(count - 1)")]?.value.string == "\(count - 1)")
      #expect(index[tree.scalar("none")] == nil)
    }
  }
}
