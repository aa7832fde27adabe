import Kubernetes
import YAML

@testable import Inspection

/// That a value comes from a place, on the word of an instruction.
struct BlameClaim {
  let value: Node
  /// What it replaced.
  let previous: Node?
  let instruction: String?
  /// Of the value in its resource.
  let path: String
  let resource: Resource
  /// All that came out.
  let resources: ResourceSet
  let place: SourceIndex.Place?
  let file: SourceIndex.File?

  private typealias Entry = SourceIndex.Entry

  /// What at the place makes the value; nil where nothing does.
  var explanation: String? {
    guard let place else { return isMadeByTheBuild ? "made by the build" : nil }
    guard let file else { return nil }
    if isWholeFile(file, at: place) { return "a file" }
    for entry in file.entries[place] ?? [] {
      if let reason = explanation(by: entry) { return reason }
    }
    let line = file.rest(of: place)
    if let pair = Self.pair(line), isMade(from: pair.value) { return "a line of an env file" }
    // A key without a value.
    if value.bytes.isEmpty, ValuePath(parsing: path).last == .field(String(line)) { return "a line of an env file" }
    return nil
  }

  // MARK: Without a place

  /// Annotations and labels that a build makes of what it knows.
  private var isMadeByTheBuild: Bool {
    path.hasPrefix("metadata.annotations[config.kubernetes.io/origin]")
      || path.hasPrefix("metadata.annotations[alpha.config.kubernetes.io/transformations]")
      || path == "metadata.labels[app.kubernetes.io/managed-by]"
  }

  // MARK: The value itself

  private func isWholeFile(_ file: SourceIndex.File, at place: SourceIndex.Place) -> Bool {
    place == SourceIndex.Place(line: 1, column: 1) && isMade(from: String(decoding: file.contents, as: UTF8.self))
      || place == SourceIndex.Place(line: 1, column: 1) && value.isScalar && decoded == file.contents
  }

  /// What base64 stands for; nil where it is none.
  private var decoded: [UInt8]? {
    let text = value.string.utf8.filter { $0 != 0x0A }
    return text.withBytes { Base64.decode($0) }
  }

  /// Whether the value is a text, or the base64 of it.
  private func isMade(from text: String) -> Bool {
    guard value.isScalar else { return false }
    return value.string.utf8.elementsEqual(text.utf8) || decoded.map { $0.elementsEqual(text.utf8) } ?? false
  }

  /// `key=value`; quotes around the whole value are left out.
  static func pair(_ text: some StringProtocol) -> (key: String, value: String)? {
    guard let separator = text.firstIndex(of: "=") else { return nil }
    var value = String(text[text.index(after: separator)...])
    if value.hasSuffix("\r") { value.removeLast() }
    return (String(text[..<separator]), value)
  }

  private func explanation(by entry: Entry) -> String? {
    if isSame(as: entry.node) { return "the same" }
    if entry.node.isScalar {
      if value.isScalar, isMade(from: entry.node.string) { return "its base64" }
      if let pair = Self.pair(entry.node.string), isMade(from: pair.value) || isMade(from: Self.unquoted(pair.value)) {
        return "a literal"
      }
      if isComposed(of: entry) { return "a composed name" }
    }
    if isImage(of: entry) { return "an image" }
    if isGenerated(by: entry) { return "a generator" }
    if isReplacement(by: entry) { return "a replacement" }
    if isFolder(for: entry) { return "a folder's name" }
    if isVariable(of: entry) { return "a var" }
    if isHashed(for: entry) { return "a hash" }
    return nil
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let first = text.first, first == text.last, first == "'" || first == "\"" else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  private func isSame(as node: Node) -> Bool {
    // An empty collection may have had something in it, or be what became of nothing.
    if !value.isScalar { return node.kind == value.kind || node.isNull }
    guard node.isScalar else { return false }
    if node.hasSameText(as: value) || node.isNull && value.isNull { return true }
    if node.canonicalText == value.canonicalText || value.hasText(String(decoding: node.canonicalText, as: UTF8.self)) {
      return true
    }
    if let a = Double(node.string), let b = Double(value.string), a == b { return true }
    if Self.isTrue(node.string) != nil, Self.isTrue(node.string) == Self.isTrue(value.string) { return true }
    if let text = try? node.textOfBinary(), value.hasText(text) { return true }
    return Self.words(node).elementsEqual(Self.words(value))
  }

  private static func isTrue(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "y": true
    case "false", "no", "off", "n": false
    default: nil
    }
  }

  /// Apart from how lines are folded.
  private static func words(_ node: Node) -> [Substring] { node.string.split { $0.isWhitespace } }

  // MARK: Instructions

  /// A prefix or suffix, in front of or behind something.
  private func isComposed(of entry: Entry) -> Bool {
    let (text, affix) = (value.string, entry.node.string)
    switch entry.key {
    case "namePrefix", "prefix": return text.hasPrefix(affix)
    case "nameSuffix", "suffix": return text.hasSuffix(affix)
    case "name" where entry.fields.contains("serviceAccount"): return text.hasPrefix(affix + "@")
    case "name":
      return entry.parents.last.map { isGenerator($0, in: entry.fields.dropLast()) } ?? false && text.contains(affix)
    // The account of a policy generator.
    case "projectId": return text.contains(affix)
    case "value": return instruction == "ValueAddTransformer" && text.contains(affix)
    default: return false
    }
  }

  private func isImage(of entry: Entry) -> Bool {
    guard entry.fields.contains(where: { ["images", "imageTags", "imageTag"].contains($0) }) else { return false }
    guard let image = ([entry.node] + entry.parents.reversed()).first(where: { $0.isMapping && $0["name"] != nil })
    else { return false }
    let text = value.string
    func says(_ field: String) -> String? { image[field].flatMap { $0.string.isEmpty ? nil : $0.string } }
    if let name = says("newName"), !text.hasPrefix(name) { return false }
    if let digest = says("digest"), !text.hasSuffix("@" + digest) { return false }
    if let tag = says("newTag") { return text.contains(":" + tag) }
    if let suffix = says("tagSuffix") { return text.hasSuffix(suffix) }
    return true
  }

  /// Whether a mapping is a generator, in a kustomization or of its own.
  private func isGenerator(_ node: Node, in fields: some Collection<String>) -> Bool {
    guard node.isMapping else { return false }
    if fields.isEmpty { return node["kind"]?.string.hasSuffix("Generator") ?? false }
    return ["configMapGenerator", "secretGenerator"].contains(fields.first ?? "") && fields.count == 1
  }

  private func generator(of entry: Entry) -> Node? {
    isGenerator(entry.node, in: entry.fields) ? entry.node : nil
  }

  private func isGenerated(by entry: Entry) -> Bool {
    guard let generator = generator(of: entry) else { return false }
    if ["v1", "ConfigMap", "Secret", "ServiceAccount", "Opaque"].contains(value.string) { return true }
    if !value.isScalar { return true }
    return generator["kind"]?.hasText("IAMPolicyGenerator") ?? false
  }

  private func isHashed(for entry: Entry) -> Bool {
    let text = value.string
    guard let hash = NameHash.hash(of: text) else { return false }
    if entry.key == "internal.config.kubernetes.io/needsHashSuffix" { return true }
    // The name in the entry of a generator, or in the metadata of one that is a file.
    guard entry.key == "name", let root = entry.parents.first else { return false }
    let isOfGenerator = entry.fields == ["metadata", "name"] && isGenerator(root, in: [])
    return isOfGenerator && text.dropLast(hash.count + 1).contains(entry.node.string)
  }

  /// What a transformer adds that names no value is the name of the kustomization's folder.
  private func isFolder(for entry: Entry) -> Bool {
    entry.parents.isEmpty && entry.node["kind"]?.hasText("ValueAddTransformer") ?? false && entry.node["value"] == nil
  }

  private func isVariable(of entry: Entry) -> Bool {
    // Two dollars stand for one.
    if instruction == "var", entry.node.isScalar, entry.node.string.replacing("$$", with: "$") == value.string {
      return true
    }
    guard entry.node.isMapping, entry.fields.last == "vars", let name = entry.node["name"]?.string else { return false }
    return previous?.string.contains("$(\(name))") ?? false
  }
}
