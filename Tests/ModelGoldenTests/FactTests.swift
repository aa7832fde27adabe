import Foundation
import Kubernetes
import Kustomize
import TestSupport
import Testing
import YAML

/// What the examples have of their programs' own sources, as the table `Facts/facts.tsv` says it: each value stands in
/// our manifests as upstream's file and line has it.
@Suite struct FactTests {
  struct Fact: CustomTestStringConvertible, Sendable {
    let folder: String
    let kind: String
    let name: String
    let path: String
    let value: String
    let repository: String
    let place: String
    let words: String

    /// Nil for a line that is not of seven fields.
    init?(_ line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 7, let slash = fields[1].firstIndex(of: "/") else { return nil }
      folder = fields[0]
      kind = String(fields[1][..<slash])
      name = String(fields[1][fields[1].index(after: slash)...])
      (path, value, repository, place, words) = (fields[2], fields[3], fields[4], fields[5], fields[6])
    }

    var testDescription: String { "\(repository), \(place): \(words)" }
  }

  static let lines: [Substring] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Facts/facts.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
  }()
  static let facts = lines.compactMap(Fact.init)

  @Test(arguments: facts)
  func holds(_ fact: Fact) throws {
    let result = try Build.run(directory: Repository.path(fact.folder))
    let resource = try #require(
      result.resources.resources.first { $0.kind == fact.kind && $0.name == fact.name }, "there is no \(fact.name)")
    let node = try #require(Self.find(fact.path[...], in: resource.node), "there is no \(fact.path)")
    if fact.value.hasSuffix("*") {
      #expect(node.string.hasPrefix(fact.value.dropLast()))
    } else {
      #expect(node.string == fact.value)
    }
  }

  @Test func tableIsWhole() {
    #expect(Self.facts.count == Self.lines.count)
    #expect(Self.facts.count >= 60)
    #expect(Set(Self.facts.map { "\($0.folder) \($0.kind)/\($0.name) \($0.path)" }).count == Self.facts.count)
    // Where upstream says it: a file and a line.
    #expect(Self.facts.allSatisfy { $0.place.contains(/^[^ ]+:[1-9][0-9]*$/) })
  }

  /// A value by its path. In a list, a step is an element's name, the element itself, or its place.
  private static func find(_ path: Substring, in node: Node) -> Node? {
    guard !path.isEmpty else { return node }
    let step = path.prefix { $0 != "/" }
    let rest = path.dropFirst(step.count + 1)
    guard node.isSequence else { return node[String(step)].flatMap { find(rest, in: $0) } }
    let elements = Array(node.elements)
    if let scalar = elements.first(where: { $0.isScalar && $0.string == path }) { return scalar }
    let named = elements.first { element in
      ["name", "containerPort"].contains { element[$0]?.string == String(step) }
    }
    if let named { return find(rest, in: named) }
    guard let index = Int(step), elements.indices.contains(index) else { return nil }
    return find(rest, in: elements[index])
  }
}
