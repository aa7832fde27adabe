import Diagnostics
import Kustomize
import YAML

@testable import Inspection

/// What stands where in the files of a build, read anew as a person would look it up.
final class SourceIndex {
  /// A file as it is, and what it holds where it is YAML.
  struct File {
    let path: String
    let contents: [UInt8]
    let lines: [Substring]
    fileprivate(set) var entries: [Place: [Entry]] = [:]

    /// The text from a place to the end of its line.
    func rest(of place: Place) -> Substring {
      guard lines.indices.contains(place.line - 1) else { return "" }
      return lines[place.line - 1].dropFirst(place.column - 1)
    }
  }

  struct Place: Hashable {
    let line, column: Int
  }

  /// A key or value of a file.
  struct Entry {
    let node: Node
    /// The collections around it, the document's root first.
    let parents: [Node]
    /// The field that it is the key or the value of; nil for an element.
    let key: String?
    /// The fields on the way from the document's root, lists passed through.
    let fields: [String]
  }

  private let fileSystem: any FileSystem
  /// What the build has read, programs' output among it.
  private let text: TextStore
  private let tree = Tree()
  private lazy var locator = LineLocator(tree.text)
  private var files: [String: File?] = [:]

  init(_ fileSystem: any FileSystem, _ text: TextStore) {
    self.fileSystem = fileSystem
    self.text = text
  }

  /// The file that a place names; nil where it cannot be read.
  func file(_ path: String) -> File? {
    if let file = files[path] { return file }
    let file = read(path)
    files[path] = .some(file)
    return file
  }

  private func read(_ path: String) -> File? {
    guard let source = source(path) else { return nil }
    let bytes = tree.text.bytes(source.range)
    let text = String(decoding: bytes, as: UTF8.self)
    // A carriage return and a line feed are one character to Swift.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    var file = File(path: path, contents: Array(bytes), lines: lines)
    for root in documents(of: source) { add(root, to: &file) }
    return file
  }

  private func source(_ path: String) -> SourceFile? {
    let absolute = Path.absolute(path, from: fileSystem.currentDirectory)
    if let file = try? fileSystem.read(absolute, as: path, into: tree.text) { return file }
    guard let output = text.files.first(where: { $0.path == path }) else { return nil }
    return try? tree.text.addFile(path: path, contents: text.bytes(output.range))
  }

  private func documents(of file: SourceFile) -> [Node] {
    (try? Reader.read(file, into: tree, duplicateKeys: .keptAll) { _ in }) ?? []
  }

  private func add(_ root: Node, to file: inout File) {
    add(root, Entry(node: root, parents: [], key: nil, fields: []), to: &file)
  }

  private func add(_ node: Node, _ entry: Entry, to file: inout File) {
    note(entry, in: &file)
    switch node.kind {
    case .scalar: addDocument(in: node, to: &file)
    case .sequence:
      for element in node.elements {
        let inner = Entry(node: element, parents: entry.parents + [node], key: nil, fields: entry.fields)
        add(element, inner, to: &file)
      }
    case .mapping:
      for field in node.fields {
        let key = field.key.string
        let (parents, fields) = (entry.parents + [node], entry.fields + [key])
        note(Entry(node: field.key, parents: parents, key: key, fields: fields), in: &file)
        add(field.value, Entry(node: field.value, parents: parents, key: key, fields: fields), to: &file)
      }
    }
  }

  private func note(_ entry: Entry, in file: inout File) {
    guard let location = locator.location(of: entry.node.position), location.path == file.path else { return }
    file.entries[Place(line: location.line, column: location.column), default: []].append(entry)
  }

  /// A document within a text, such as an inline patch.
  private func addDocument(in scalar: Node, to file: inout File) {
    // What has neither a field nor an element is no document.
    guard scalar.isString, scalar.bytes.contains(UInt8(ascii: ":")) || scalar.bytes.first == UInt8(ascii: "-") else {
      return
    }
    guard let inner = try? scalar.inlineDocument() else { return }
    for root in documents(of: inner) where !root.isScalar { add(root, to: &file) }
  }
}
