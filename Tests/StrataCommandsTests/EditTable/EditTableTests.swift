import Foundation
import TestSupport
import Testing
import YAML

/// What kustomize's `edit` makes of a kustomization, and that Strata's makes the same of it.
///
/// ```
/// table.json    files             what lies beside each kustomization
///               kustomizations    texts that are edited, by name
///               cases             of: the text that is edited; file: its name, where it is another one
///                                 run: command lines, as words or as a list of them
///                                 meaning: what the text says afterwards; or refused
/// ```
///
/// A meaning is without what is empty or off, with what `bases` holds at the end of `resources`, and with images and
/// replicas in the order of their names: Strata leaves them where they are, kustomize moves them.
@Suite struct EditTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var file: String
    var commands: [[String]]
    /// nil where the edit is refused.
    var meaning: String?
    var testDescription: String

    init(_ node: Node, texts: Node) {
      let name = node["of"]?.string ?? ""
      text = texts[name]?.string ?? ""
      file = node["file"]?.string ?? "kustomization.yaml"
      commands = (node["run"].map { Array($0.elements) } ?? []).map { command in
        command.isSequence
          ? command.elements.map(\.string)
          : command.string.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      }
      meaning = node["meaning"].map { EditTableTests.meaning(of: $0) }
      testDescription = "\(name): \(commands.map { $0.joined(separator: " ") }.joined(separator: "; "))"
    }
  }

  private static let table: (files: [(name: String, text: String)], cases: [Case]) = {
    let path = Repository.path("Tests/StrataCommandsTests/EditTable/table.json")
    let parts = try? read(FileManager.default.contents(atPath: path).map(Array.init) ?? []) { root in
      guard let files = root?["files"], let texts = root?["kustomizations"], let cases = root?["cases"] else {
        throw NotRead()
      }
      return (files.fields.map { ($0.key.string, $0.value.string) }, cases.elements.map { Case($0, texts: texts) })
    }
    return parts ?? ([], [])
  }()

  private struct NotRead: Error {}

  /// Looks at what a text holds, for as long as its tree is there.
  private static func read<Result>(_ text: [UInt8], _ body: (Node?) throws -> Result) throws -> Result {
    let tree = Tree()
    return try withExtendedLifetime(tree) {
      try body(Reader.read(tree.text.addFile(path: "kustomization.yaml", contents: text), into: tree).first)
    }
  }

  @Test func tableIsThere() {
    #expect(Self.table.cases.count >= 200 && Self.table.files.count >= 20)
    #expect(Self.table.cases.allSatisfy { !$0.commands.isEmpty })
  }

  @Test(arguments: table.cases)
  func edits(_ edit: Case) throws {
    let folder = try TemporaryFolder()
    for file in Self.table.files { try folder.write(file.name, file.text) }
    try folder.write(edit.file, edit.text)
    var refused = false
    for words in edit.commands {
      let command = try #require(Command.run(StrataBinary.path, ["edit"] + words, in: folder.url))
      #expect(command.status == 0 || (command.status == 1 && edit.meaning == nil), "\(command.output)")
      refused = refused || command.status != 0
    }
    let text = try #require(folder.text(edit.file))
    guard let meaning = edit.meaning else {
      #expect(refused && text == edit.text)
      return
    }
    #expect(try Self.read(Array(text.utf8)) { Self.meaning(of: $0) } == meaning, "\(text)")
  }

  // MARK: Meanings

  /// What a kustomization says, on one line.
  private static func meaning(of root: Node?) -> String {
    var fields: [String: Node] = [:]
    if let root { for field in root.fields { fields[field.key.string] = field.value } }
    var texts = fields.compactMapValues(text)
    for list in ["images", "replicas"] {
      let entries = fields[list].map { $0.elements.sorted { ($0["name"]?.string ?? "") < ($1["name"]?.string ?? "") } }
      if let entries, !entries.isEmpty { texts[list] = "[\(entries.map { text($0) ?? "" }.joined(separator: ", "))]" }
    }
    let resources = ["resources", "bases"].flatMap { fields[$0].map { Array($0.elements) } ?? [] }
    texts["bases"] = nil
    texts["resources"] = resources.isEmpty ? nil : "[\(resources.map { text($0) ?? "" }.joined(separator: ", "))]"
    let isComponent = fields["kind"]?.string == "Component"
    let version = fields["apiVersion"]?.string ?? "kustomize.config.k8s.io/\(isComponent ? "v1alpha1" : "v1beta1")"
    texts["apiVersion"] = version
    texts["kind"] = fields["kind"]?.string ?? "Kustomization"
    return texts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }

  /// What a value says; nil where that is nothing.
  private static func text(_ node: Node) -> String? {
    if node.isSequence {
      return node.isEmptyCollection ? nil : "[\(node.elements.map { text($0) ?? "" }.joined(separator: ", "))]"
    }
    if node.isMapping {
      let fields = node.fields.compactMap { field in text(field.value).map { (field.key.string, $0) } }
      let texts = fields.sorted { $0.0 < $1.0 }.map { "\($0.0): \($0.1)" }
      return texts.isEmpty ? nil : "{\(texts.joined(separator: ", "))}"
    }
    if node.isNull || (node.tag == .boolean && node.string == "false") { return nil }
    let string = node.string
    return string.isEmpty ? nil : node.isString ? "'\(string)'" : string
  }
}
