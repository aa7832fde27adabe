import Diagnostics
import Foundation
import Kubernetes
import Kustomize
import TestSupport
import Testing
import YAML

@testable import Inspection

private let conformanceSuite = Repository.root.deletingLastPathComponent().appending(path: "shared/conformance/cases")

/// The JSON patches of a diff make the left side the right side, whatever both are.
@Suite struct JSONPatchPropertyTests {
  /// Applies what the JSON form says to the left side, and compares with the right side.
  private func check(_ left: Manifests, _ right: Manifests, _ what: String) throws {
    let report = DiffReport(left, right, showsSecrets: true)
    let json = jsonText(report)
    let tree = Tree()
    let file = try tree.text.addFile(path: "diff.json", contents: json)
    let root = try #require(try Reader.read(file, into: tree).first)
    var changes: [String: Node] = [:]
    var patched: [Node] = []
    let expected = try right.resources.map { try copied($0.node, into: tree) }
    let expectedTexts = Set(expected.map(\.canonicalText))
    for resource in root["resources"]?.elements ?? tree.sequence().elements {
      if resource["change"]?.hasText("added") ?? false {
        patched.append(try #require(resource["value"]).copy())
      } else {
        changes[key(try #require(resource["left"]))] = resource
      }
    }
    for resource in left.resources {
      let copy = try copied(resource.node, into: tree)
      let key = "\(resource.gvk.apiVersion) \(resource.kind) \(resource.namespace) \(resource.name)"
      if let change = changes[key] {
        if change["change"]?.hasText("removed") ?? false { continue }
        for operation in try #require(change["patch"]).elements {
          let list = tree.sequence()
          list.append(operation.copy())
          try JSONPatch(node: list).apply(to: copy)
        }
        // To the order of every list.
        #expect(expectedTexts.contains(copy.canonicalText), "\(what): \(key)\n\(json)")
      }
      patched.append(copy)
    }
    func canonical(_ nodes: [Node]) -> [String] {
      nodes.map { String(decoding: ordered($0).canonicalText, as: UTF8.self) }.sorted()
    }
    #expect(canonical(patched) == canonical(expected), "\(what)\n\(json)")
  }

  private func key(_ id: Node) -> String {
    ["apiVersion", "kind", "namespace", "name"].map { id[$0]?.string ?? "" }.joined(separator: " ")
  }

  private func copied(_ node: Node, into tree: Tree) throws -> Node {
    let text = ValueText.yaml(node).joined(separator: "\n") + "\n"
    let file = try tree.text.addFile(path: "copy.yaml", contents: text)
    return (try? Reader.read(file, into: tree).first) ?? tree.mapping()
  }

  /// Lists whose order says nothing are sorted: independent of the diff's own idea of order, where elements have names.
  private func ordered(_ root: Node) -> Node {
    let gvk = GroupVersionKind(apiVersion: root["apiVersion"]?.string ?? "", kind: root["kind"]?.string ?? "")
    sort(root, Schema.newest.cursor(apiVersion: gvk.apiVersion, kind: gvk.kind), name: "")
    return root
  }

  private func sort(_ node: Node, _ schema: SchemaCursor?, name: String) {
    switch node.kind {
    case .scalar: return
    case .mapping: for field in node.fields { sort(field.value, schema?.field(field.key), name: field.key.string) }
    case .sequence:
      for element in node.elements { sort(element, schema?.element, name: "") }
      guard let schema, name != "initContainers" else { return }
      guard
        !schema.listMapKeys.isEmpty || !schema.mergeKeys.isEmpty || schema.hasMergeStrategy || schema.listType == .set
      else { return }
      let sorted = node.elements.map { ($0, String(decoding: $0.canonicalText, as: UTF8.self)) }.sorted { $0.1 < $1.1 }
      node.removeAll()
      for (element, _) in sorted { node.append(element) }
    }
  }

  // MARK: Shipped and golden builds

  private static let overlays = ["overlays/dev", "overlays/staging", "overlays/prod"]

  @Test(arguments: overlays, overlays)
  func shipped(_ left: String, _ right: String) throws {
    try check(try Repository.load(left), try Repository.load(right), "\(left) \(right)")
  }

  @Test func goldenCases() throws {
    let sides = outputs(in: Repository.root.appending(path: "Tests/GoldenTests/Cases"))
    #expect(sides.count > 20)
    try checkEach(of: sides)
  }

  /// The cases of a conformance suite, where one lies beside the repository.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: conformanceSuite.path)))
  func conformanceCases() throws {
    let sides = outputs(in: conformanceSuite)
    #expect(sides.count > 200)
    try checkEach(of: sides)
  }

  /// What the cases below a folder print.
  private func outputs(in folder: URL) -> [Manifests] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix("/expected.yaml") }.sorted().compactMap {
      try? Manifests.load(folder.appending(path: $0).path)
    }
  }

  /// Each against itself, against itself in another order, and against the one after it.
  private func checkEach(of sides: [Manifests]) throws {
    var random = SeededGenerator(seed: 1)
    for (i, side) in sides.enumerated() {
      #expect(DiffReport(side, side).isEmpty)
      let shuffled = DiffReport(side, try Manifests.text(RandomManifests.shuffled(side, using: &random)))
      #expect(shuffled.isEmpty, "\(side.name)\n\(jsonText(shuffled))")
      try check(side, sides[(i + 1) % sides.count], side.name)
    }
  }

  /// A build does not differ from what it prints, but for U+0085: kustomize prints it where YAML reads a line break.
  @Test func goldenBuildsAreWhatTheyPrint() throws {
    let folder = Repository.root.appending(path: "Tests/GoldenTests/Cases")
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let input = folder.appending(path: name).appending(path: "input")
      guard let build = try? Manifests.load(input.path), !build.resources.isEmpty else { continue }
      let report = DiffReport(build, try Manifests.text(printed(build)))
      let fields = report.diff.resources.flatMap(\.fields).filter { !($0.old?.string.contains("\u{85}") ?? false) }
      #expect(fields.isEmpty, "\(name)\n\(jsonText(report))")
      #expect(report.diff.resources.allSatisfy { $0.change == .changed }, "\(name)")
      count += 1
    }
    #expect(count > 20)
  }

  private func printed(_ side: Manifests) throws -> String {
    var writer = Writer()
    for resource in side.resources { try writer.write(resource.node) }
    return String(decoding: writer.output, as: UTF8.self)
  }

  // MARK: Random manifests

  @Test(arguments: 0..<300) func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = RandomManifests.make(using: &random)
    let other = RandomManifests.changed(text, using: &random)
    let (left, right) = (try Manifests.text(text), try Manifests.text(other))
    try check(left, right, "seed \(seed)\n\(text)\n===\n\(other)")
    #expect(DiffReport(left, left).isEmpty)
  }

  @Test(arguments: 0..<100) func orderDoesNotMatter(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let side = try Manifests.text(RandomManifests.make(using: &random))
    let shuffled = try Manifests.text(RandomManifests.shuffled(side, using: &random))
    let report = DiffReport(side, shuffled)
    #expect(report.isEmpty, "\(jsonText(report))")
  }
}
