import Diagnostics
import Editing
import YAML

extension FuzzTarget {
  /// An edit on the first line, `add resources a.yaml`, and the kustomization that it is made to. It is refused, or the text
  /// says afterwards what was asked for and else what it said, with all of its comments.
  static func checkEditor(_ input: [UInt8]) throws {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let words = lines[0].split(separator: UInt8(ascii: " "), maxSplits: 2).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 3 else { return }
    let text = marked(lines.count > 1 ? lines[1] : [])
    let edited: [UInt8]
    do {
      var editor = try KustomizationEditor(text, path: "kustomization.yaml")
      try edit(&editor, words)
      edited = editor.text.bytes
    } catch {
      return try checkMessage(error)
    }
    let (before, after) = (EditedRoot(text), EditedRoot(edited))
    guard after.isRead else { throw Finding("cannot be read any more: \(String(decoding: edited, as: UTF8.self))") }
    let field = touchedField(words)
    guard before.saysTheSame(as: after, but: field), isDone(words, before.root?[field], after.root?[field]) else {
      throw Finding("\(words) makes of\n\(shown(text))\nthis:\n\(shown(edited))")
    }
    // What is set or removed takes what stands beside it along; what is added takes nothing.
    for mark in words[0] == "add" || words[0] == "annotation" ? marks(text) : [] where !contains(edited, mark) {
      throw Finding("\(words) loses '\(shown(mark))' of\n\(shown(text))\nin:\n\(shown(edited))")
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Edits

  private static func edit(_ editor: inout KustomizationEditor, _ words: [String]) throws {
    switch words[0] {
    case "set": try editor.set(words[1], to: words[2])
    case "add": try editor.add([words[2]], to: words[1])
    case "remove": try editor.remove(matching: [words[2]], from: words[1])
    case "image": try editor.set(ImageEdit("\(words[1])=\(words[2])"))
    case "label":
      try editor.addLabels([MetadataPair("\(words[1]):\(words[2])")], includesTemplates: false, isForced: true)
    default: try editor.set([MetadataPair("\(words[1]):\(words[2])")], in: "commonAnnotations", isForced: false)
    }
  }

  private static func touchedField(_ words: [String]) -> String {
    switch words[0] {
    case "set", "add", "remove": words[1]
    case "image": "images"
    case "label": "labels"
    default: "commonAnnotations"
    }
  }

  /// Whether a field says what was asked for.
  private static func isDone(_ words: [String], _ before: Node?, _ after: Node?) -> Bool {
    func texts(_ list: Node?) -> [String] { list?.elements.map(\.string) ?? [] }
    switch words[0] {
    case "set": return after.map { $0.isString && $0.hasText(words[2]) } ?? false
    case "add":
      // What `bases` has, is a resource.
      return texts(after) == texts(before) + [words[2]] || texts(after) == texts(before)
    case "remove":
      guard words[2].allSatisfy({ $0.isLetter || $0.isNumber || "./-_".contains($0) }) else { return true }
      return texts(after) == texts(before).filter { $0 != words[2] }
    case "image":
      return words[1].contains("=") || after?.elements.contains { $0["name"]?.hasText(words[1]) ?? false } ?? false
    case "label": return after?.elements.contains { $0["pairs"]?[words[1]] != nil } ?? words[1].contains(":")
    default: return after?[words[1]] != nil || words[1].contains(":")
    }
  }

  // MARK: Comments

  /// A text with a comment at its beginning, at the end of each line, and behind it; within a text of several lines it is
  /// a part of that.
  private static func marked(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var marked = Array("# mark\n".utf8)
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() { marked += line + Array(" # mark \(number).\n".utf8) }
    return marked + Array("# mark\n".utf8)
  }

  private static func marks(_ text: [UInt8]) -> [[UInt8]] {
    let count = text.count { $0 == UInt8(ascii: "\n") } - 2
    return (0..<max(0, count)).map { Array("# mark \($0).".utf8) }.filter { contains(text, $0) }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    text.indices.contains { text[$0] == part[0] && text[$0...].starts(with: part) }
  }
}

/// What a kustomization says, as it is read for a build.
private struct EditedRoot {
  private let tree = Tree()
  let isRead: Bool
  /// Nil where it says nothing.
  let root: Node?

  init(_ text: [UInt8]) {
    let roots = try? Reader.read(tree.text.addFile(path: "kustomization.yaml", contents: text), into: tree)
    isRead = roots != nil
    root = roots?.first
  }

  /// Whether all fields but one are those of another text.
  func saysTheSame(as other: EditedRoot, but field: String) -> Bool {
    func fields(_ root: Node?) -> [Field] { root?.fields.filter { !$0.key.hasText(field) } ?? [] }
    let (mine, others) = (fields(root), fields(other.root))
    return mine.count == others.count
      && zip(mine, others).allSatisfy { $0.key.hasSameText(as: $1.key) && $0.value.isEqual(to: $1.value) }
  }
}
