import Testing

@testable import YAML

struct FieldKeyTests {
  /// Among keys that begin, end or are as long as it.
  @Test(arguments: ["name", "", "n", "nam", "named", "Name", "äöü", "a b"])
  func isFound(name: String) throws {
    let (tree, roots) = try read(
      "{? '' : 0, n: 1, nam: 2, Name: 3, name: 4, named: 5, äöü: 6, a b: 7}")
    let key = tree.key(name)
    #expect(roots[0][key]?.string == roots[0][name]?.string)
    #expect(roots[0][key] != nil)
    #expect(roots[0].field(key)?.key.hasText(key) == true)
  }

  @Test(arguments: ["a", "[name]", "[]", "{}"]) func isNotThere(text: String) throws {
    let (tree, roots) = try read(text)
    #expect(roots[0][tree.key("name")] == nil)
    #expect(!roots[0].hasText(tree.key("name")))
  }

  @Test func setsAndAppends() throws {
    let (tree, roots) = try read("a: 1\nb: 2\n")
    let root = roots[0]
    root.set(tree.key("a"), tree.scalar("x"))
    root.set(tree.key("c"), tree.scalar("y"))
    root.append(tree.key("d"), tree.scalar("z"))
    var writer = Writer()
    try writer.write(root)
    #expect(String(decoding: writer.output, as: UTF8.self) == "a: x\nb: 2\nc: \"y\"\nd: z\n")
  }
}
