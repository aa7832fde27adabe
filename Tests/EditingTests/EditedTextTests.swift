import TestSupport
import Testing
import YAML

@testable import Editing

/// That an edit and its opposite give back the same bytes, and that each does what it is for.
struct EditedTextTests {
  private static let texts = [
    "resources:\n- a.yaml\n", "# top\nresources: # here\n  - a.yaml # one\n  # two\n  - b.yaml\n\n# end\n",
    "resources: [a.yaml, b.yaml]\n", "resources: [\n  a.yaml, # one\n  b.yaml # two\n]\nnamespace: x\n",
    "{\"resources\": [\"a.yaml\"]}\n", "resources:\r\n- 'a.yaml'\r\n\r\nnamespace: x\r\n", "resources:\n- a.yaml",
    "---\nresources:\n-   \"a.yaml\"\n\n\nimages: []\n...\n", "resources:\n- a.yaml\nx: |+\n  text\n\n\ny: z\n",
    "resources:\n- >-\n  a.yaml\n- b.yaml\npatches:\n- patch: |-\n    # no comment\n    a: b\n",
    "\u{FEFF}resources: [a.yaml]\n",
  ]

  private static func resources(_ text: [UInt8]) throws -> [String] {
    let tree = Tree()
    let roots = try Reader.read(tree.text.addFile(path: "k.yaml", contents: text), into: tree)
    return roots.first?["resources"]?.elements.map(\.string) ?? []
  }

  @Test(arguments: texts)
  func addedAndRemoved(text: String) throws {
    let bytes = Array(text.utf8)
    var editor = try KustomizationEditor(bytes, path: "kustomization.yaml")
    let before = try Self.resources(bytes)
    try editor.add(["new.yaml"], to: "resources")
    #expect(try Self.resources(editor.text.bytes) == before + ["new.yaml"])
    try editor.remove(matching: ["new.yaml"], from: "resources")
    #expect(String(decoding: editor.text.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: texts)
  func setAndSetBack(text: String) throws {
    var editor = try KustomizationEditor(Array(text.utf8), path: "kustomization.yaml")
    try editor.set("namePrefix", to: "p-")
    try editor.set("namePrefix", to: "yes")
    try editor.set("namePrefix", to: "p-")
    #expect(editor.text.node(at: .field("namePrefix"))?.text == "p-")
    var edited = editor.text
    try edited.remove(at: .field("namePrefix"))
    #expect(String(decoding: edited.bytes, as: UTF8.self) == text)
  }

  /// Any order of edits leaves a kustomization that says what was meant, with every comment.
  @Test(arguments: texts)
  func anyEdits(text: String) throws {
    var random = SeededGenerator(seed: UInt64(text.utf8.count))
    for _ in 0..<40 {
      var editor = try KustomizationEditor(Array(text.utf8), path: "kustomization.yaml")
      var images: [String: String] = [:]
      var labels: [String: String] = [:]
      for _ in 0..<6 {
        let name = ["web", "1", "on", "a/b"].randomElement(using: &random)!
        let value = ["1.0", "v1", "x y", "{", "#"].randomElement(using: &random)!
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          try editor.set(name, in: "images", to: [("newTag", .text(value)), ("newName", nil)])
          images[name] = value
        case 1:
          try editor.set([MetadataPair("\(name):\(value)")], in: "commonLabels")
          labels[name] = value
        case 2:
          try editor.remove([name], in: "commonLabels", isForced: true)
          labels[name] = nil
        default: try editor.add([name, value], to: "components")
        }
      }
      let root = try #require(editor.text.root)
      let entries = root.field("images")?.value.elements ?? []
      #expect(entries.count == images.count)
      for entry in entries {
        #expect(entry.field("newTag")?.value.text == images[entry.field("name")?.value.text ?? ""])
      }
      let pairs = root.field("commonLabels")?.value.fields ?? []
      #expect(Dictionary(uniqueKeysWithValues: pairs.map { ($0.key.text ?? "", $0.value.text ?? "") }) == labels)
      let comments = CommentLines(Array(text.utf8), SourceOutline.read(Array(text.utf8))).texts(outside: 0..<0)
      #expect(CommentLines(editor.text.bytes, root).contain(comments))
    }
  }
}
