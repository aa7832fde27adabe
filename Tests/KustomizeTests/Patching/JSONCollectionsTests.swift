import TestSupport
import Testing
import YAML

@testable import Kustomize

/// A patch of many operations finds its way through indexes, one of a few by walking: both do the same.
@Suite struct JSONCollectionsTests {
  @Test(arguments: [0, 5, 16, 17, 300, 2_000])
  func lists(_ length: Int) throws {
    var random = SeededGenerator(seed: UInt64(length))
    let tree = Tree()
    let (walked, indexed) = (tree.sequence(), tree.sequence())
    var model: [String] = []
    func append(_ text: String, at place: Int) {
      model.insert(text, at: place)
      #expect(walking.insert(tree.scalar(text), at: place, of: walked))
      #expect(indexing.insert(tree.scalar(text), at: place, of: indexed))
    }
    let (walking, indexing) = (JSONCollections(operations: 1), JSONCollections(operations: 1_000))
    for i in 0..<length { append("first \(i)", at: i) }
    for i in 0..<2_000 {
      // Some places lie outside.
      let place = Int.random(in: -model.count - 3...model.count + 2, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: append("\(i)", at: Int.random(in: 0...model.count, using: &random))
      case 2:
        let (one, other) = (tree.scalar("\(i)"), tree.scalar("\(i)"))
        let isThere = walking.insert(one, at: place, of: walked)
        #expect(indexing.insert(other, at: place, of: indexed) == isThere)
        if isThere { model.insert("\(i)", at: place < 0 ? place + model.count + 1 : place) }
      case 3, 4:
        let removed = walking.remove(at: place, from: walked)?.string
        #expect(indexing.remove(at: place, from: indexed)?.string == removed)
        if let removed { #expect(model.remove(at: place < 0 ? place + model.count : place) == removed) }
      default:
        walking.append(tree.scalar("\(i)"), to: walked)
        indexing.append(tree.scalar("\(i)"), to: indexed)
        model.append("\(i)")
      }
      let asked = Int.random(in: -model.count - 1...model.count, using: &random)
      #expect(walking.element(at: asked, of: walked)?.string == indexing.element(at: asked, of: indexed)?.string)
    }
    #expect(walked.elements.map(\.string) == model)
    #expect(indexed.elements.map(\.string) == model)
    for list in [walked, indexed] {
      list.append(tree.scalar("last"))
      #expect(list.count == model.count + 1)
    }
  }

  @Test(arguments: [0, 16, 17, 500])
  func mappings(_ size: Int) throws {
    var random = SeededGenerator(seed: UInt64(size))
    let tree = Tree()
    let (walked, indexed) = (tree.mapping(), tree.mapping())
    // Two fields of one key, of which the first counts.
    for mapping in [walked, indexed] {
      for i in 0..<size { mapping.append("\(i / 2 * 2)", tree.scalar("first \(i)")) }
    }
    let (walking, indexing) = (JSONCollections(operations: 1), JSONCollections(operations: 1_000))
    for i in 0..<2_000 {
      let key = "\(Int.random(in: 0..<size + 40, using: &random))"
      #expect(walking.value(of: key, in: walked)?.string == indexing.value(of: key, in: indexed)?.string)
      if Bool.random(using: &random) {
        walking.set(key, tree.scalar("\(i)"), in: walked)
        indexing.set(key, tree.scalar("\(i)"), in: indexed)
      } else {
        #expect(walking.remove(key, from: walked)?.string == indexing.remove(key, from: indexed)?.string)
      }
    }
    func text(_ mapping: Node) -> [String] { mapping.fields.map { "\($0.key.string): \($0.value.string)" } }
    #expect(text(walked) == text(indexed))
    for mapping in [walked, indexed] {
      mapping.append("last", tree.scalar("last"))
      #expect(text(mapping).last == "last: last")
    }
  }

  @Test func aNodeThatBecomesAnotherHasNoIndexOfBefore() {
    let tree = Tree()
    func list(_ count: Int, _ word: String) -> Node {
      let list = tree.sequence()
      for i in 0..<count { list.append(tree.scalar("\(word) \(i)")) }
      return list
    }
    let collections = JSONCollections(operations: 1_000)
    let (one, other) = (list(30, "one"), list(40, "other"))
    #expect(collections.element(at: 29, of: one)?.string == "one 29")
    #expect(collections.element(at: 39, of: other)?.string == "other 39")
    collections.replace(one, with: other)
    #expect(collections.element(at: -1, of: one)?.string == "other 39")
    collections.replace(one, with: tree.mapping())
    collections.set("a", tree.scalar("b"), in: one)
    #expect(collections.value(of: "a", in: one)?.string == "b")
  }
}
