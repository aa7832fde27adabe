import CLibYAML
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import YAML

/// What libyaml and Strata make of each case of yaml-test-suite, as a table that is kept.
///
/// ```
/// Suite/cases.txt      the cases, made by Scripts/generate-yaml-suite
///       outcomes.txt   for each what libyaml makes of it, and what Strata does
/// ```
@Suite struct SuiteTests {
  static let folder = Repository.root.appending(path: "Tests/YAMLTests/Suite")

  struct Case {
    let name: String
    let text: [UInt8]
    /// The values of its documents on one line; nil for what is no YAML.
    let meaning: String?

    static func all() throws -> [Case] {
      let text = try String(contentsOf: SuiteTests.folder.appending(path: "cases.txt"), encoding: .utf8)
      return try text.split(separator: "\n=== ").dropFirst().map { part in
        let title = part.prefix { $0 != "\n" }
        let end = try #require(part.ranges(of: "\n==>").last)
        let meaning = part[end.upperBound...].trimmingCharacters(in: .newlines).dropFirst()
        return Case(
          name: String(title.prefix { $0 != " " }),
          text: Array(plain(part[title.endIndex..<end.lowerBound].dropFirst() + "\n").utf8),
          meaning: meaning == "error" ? nil : String(meaning))
      }
    }

    /// The text without the signs that the suite has for what is not seen.
    private static func plain(_ text: Substring) -> String {
      String(text).replacing("␣", with: " ").replacing(/—*»/, with: "\t").replacing("←", with: "\r")
        .replacing("⇔", with: "\u{FEFF}").replacing("↵", with: "").replacing(/∎\n$/, with: "")
    }
  }

  @Test func outcomes() throws {
    let cases = try Case.all()
    #expect(cases.count == 406)
    let lines = cases.map { test in
      let strata = Result { try meaning(test.text, by: .scanner) }
      // Both readers make the same of it.
      #expect((try? strata.get()) == (try? meaning(test.text, by: .libyaml)), "\(test.name)")
      let words = [word(libyamlMeaning(test.text), test.meaning), word(try? strata.get(), test.meaning)]
      var reason = ""
      if case .failure(let error) = strata { reason = "  " + ((error as? Diagnostic)?.message ?? "\(error)") }
      return test.name.padding(toLength: 9, withPad: " ", startingAt: 0)
        + words.joined(separator: "  ") + reason
    }
    let head = """
      # The case, what libyaml makes of it, and what Strata does, with its reason where it refuses:
      #   same     the same values as the suite
      #   other    other values
      #   refuses  no YAML, as the suite has it too
      #   REFUSES  refused, and the suite has values
      #   TAKES    has values, and the suite refuses it

      """
    let text = head + lines.map { $0.replacing(#/ +$/#, with: "") + "\n" }.joined()
    try expectGolden(Data(text.utf8), equals: Self.folder.appending(path: "outcomes.txt"))
  }

  private func word(_ meaning: String?, _ expected: String?) -> String {
    switch (meaning, expected) {
    case (nil, nil): "refuses"
    case (nil, _): "REFUSES"
    case (_, nil): "TAKES  "
    default: meaning == expected ? "same   " : "other  "
    }
  }

  // MARK: Meanings

  private func meaning(_ text: [UInt8], by reader: Reader.Choice) throws -> String {
    let tree = Tree()
    let file = try tree.text.addFile(path: "a.yaml", contents: text)
    return try Reader.read(file, into: tree, by: reader).filter { !isNothing($0) }.map(meaning).joined(
      separator: " --- ")
  }

  private func isNothing(_ root: Node) -> Bool { root.isScalar && root.bytes.isEmpty && root.style == .plain }

  private func meaning(_ node: Node) -> String {
    switch node.kind {
    case .scalar: quoted(node.string)
    case .sequence: "[" + node.elements.map(meaning).joined(separator: ", ") + "]"
    case .mapping: "{" + node.fields.map { "\(meaning($0.key)): \(meaning($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private func quoted(_ text: String) -> String {
    let escapes: [Unicode.Scalar: String] = [
      "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{8}": "\\b", "\u{C}": "\\f",
    ]
    let scalars = text.unicodeScalars.map { scalar in
      escapes[scalar] ?? (scalar.value < 0x20 ? "\\u00" + String(format: "%02x", scalar.value) : String(scalar))
    }
    return "\"" + scalars.joined() + "\""
  }

  /// The same of libyaml's events; nil where it refuses the text.
  private func libyamlMeaning(_ text: [UInt8]) -> String? {
    text.withBytes { bytes in
      guard let parser = LibYAMLParser(bytes) else { return nil }
      var events = LibYAMLMeaning()
      repeat {
        guard parser.next() else { return nil }
        defer { parser.discardEvent() }
        guard events.take(parser.event.pointee) else { return nil }
      } while !events.isAtEnd
      return events.documents.joined(separator: " --- ")
    }
  }

  /// Puts the values of events together, aliases written out.
  private struct LibYAMLMeaning {
    var documents: [String] = []
    var isAtEnd = false
    private var open: [(isMapping: Bool, anchor: String?, parts: [String])] = []
    private var anchors: [String: String] = [:]

    /// - Returns: false for an alias of nothing.
    mutating func take(_ event: yaml_event_t) -> Bool {
      switch event.type {
      case YAML_STREAM_END_EVENT: isAtEnd = true
      case YAML_DOCUMENT_START_EVENT: anchors = [:]
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let isNothing = open.isEmpty && text.isEmpty && scalar.style == YAML_PLAIN_SCALAR_STYLE && scalar.tag == nil
        if !isNothing { add(SuiteTests().quoted(text), LibYAMLParser.string(scalar.anchor)) }
      case YAML_ALIAS_EVENT:
        guard let value = anchors[LibYAMLParser.string(event.data.alias.anchor) ?? ""] else { return false }
        add(value, nil)
      case YAML_MAPPING_START_EVENT: open.append((true, LibYAMLParser.string(event.data.mapping_start.anchor), []))
      case YAML_SEQUENCE_START_EVENT: open.append((false, LibYAMLParser.string(event.data.sequence_start.anchor), []))
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        let (isMapping, anchor, parts) = open.removeLast()
        let fields = stride(from: 0, to: parts.count, by: 2).map {
          "\(parts[$0]): \(parts[min($0 + 1, parts.count - 1)])"
        }
        add(
          isMapping
            ? "{" + fields.joined(separator: ", ") + "}" : "[" + parts.joined(separator: ", ") + "]", anchor)
      default: break
      }
      return true
    }

    private mutating func add(_ value: String, _ anchor: String?) {
      if let anchor { anchors[anchor] = value }
      if open.isEmpty { documents.append(value) } else { open[open.count - 1].parts.append(value) }
    }
  }
}
