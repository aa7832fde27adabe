import Testing

@testable import YAML

struct SmallIndexTests {
  /// The same answers, be the entries few or many: the first of those that are the same.
  @Test(arguments: [0, 1, 15, 16, 17, 40, 1_000]) func findsTheFirst(count: Int) {
    var index = SmallIndex()
    var entries: [Int] = []
    for number in 0..<count {
      entries.append(number / 2)
      index.append { [entries] in entries[$0].hashValue }
    }
    #expect(index.count == count)
    for wanted in 0..<(count / 2 + 2) {
      let place = index.first(hash: { wanted.hashValue }, where: { entries[$0] == wanted })
      #expect(place == entries.firstIndex(of: wanted))
    }
  }

  /// Two keys of the same text are no mapping that is read, but one that a program may make.
  @Test(arguments: [2, 16, 17, 100]) func aKeyOverTwoOfTheSameTextIsTheFirst(count: Int) throws {
    let tree = Tree()
    let mapping = tree.mapping()
    for number in 0..<count { mapping.append("key\(number)", tree.scalar("\(number)")) }
    mapping.append("key1", tree.scalar("again"))
    let key = tree.scalar("key1")
    #expect(mapping["key1"]?.string == "1")
    #expect(FieldIndex(mapping)[key]?.value.string == "1")
    #expect(FieldIndex(mapping).find(key)?.place == 1)
    #expect(FieldIndex(mapping)[tree.scalar("none")] == nil)
  }
}
