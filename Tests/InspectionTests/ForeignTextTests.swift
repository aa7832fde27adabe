import Diagnostics
import Foundation
import Kubernetes
import Kustomize
import Testing

@testable import Inspection

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What strangers put into names, keys, values and paths is shown, and obeyed by nobody.
@Suite struct ForeignTextTests {
  static let payloads = [
    "\u{1B}[2J\u{1B}]0;title\u{7}", "a\nb", "a\n::error file=x::y", "::error::x", "##[error]x", "a\rb", "\u{9B}31m",
    "\u{202E}gnp.exe", "a\u{2028}::error::x", "<script>alert(1)</script>", "\u{600}<script \u{301}x=\"\u{301}y'>",
    "a\"b'c\u{301}\"", "]]>", "&lt;&#60;", "%0A::error::x", "a,b:c=d", "--><!--", "`|\\|`", "``", "a\\",
    "\\\"]; n0 [label=x",
    "\n\n# heading\n\n<img src=x onerror=alert(1)>", "a|b\\|c", "| --- |", "[a](javascript:alert(1))",
    "@everyone *a* _b_",
    "\"] click n0 \"javascript:alert(1)\"", "%%{init: {}}%%", "\"`**a**`\"", "]\u{301}\"", "</title><script/>",
  ]

  /// YAML's own escapes make any text of one of its strings.
  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map {
        "\\U" + String(repeating: "0", count: 8 - String($0.value, radix: 16).count)
          + String($0.value, radix: 16)
      }.joined() + "\""
  }

  private func manifests(_ payload: String, _ value: String) throws -> Manifests {
    let text = Self.quoted(payload)
    return try Manifests.text(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: \(text), namespace: \(text), labels: {\(text): \(text)}}
      data: {\(text): \(Self.quoted(payload + value)), text: \(Self.quoted("one\n\(payload)\n\(value)\nthree\n"))}
      ---
      apiVersion: v1
      kind: \(text)
      metadata: {name: \(value)}
      spec: [{name: \(text), value: \(text)}, \(text)]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: \(text)}
      spec:
        containers: [{name: \(text), image: \(Self.quoted(payload + value)), envFrom: [{configMapRef: {name: \(text)}}]}]
        volumes: [{name: \(text), secret: {secretName: \(Self.quoted(payload + value))}}]
      """, name: payload.filter { $0 != "/" } + ".yaml")
  }

  private func outputs(_ payload: String, _ style: OutputStyle = OutputStyle()) throws -> [(name: String, text: String)]
  {
    let (left, right) = (try manifests(payload, "a"), try manifests(payload, "b"))
    var report = DiffReport(left, right)
    report.showsPlaces = true
    let matrix = EnvironmentMatrix([left, right])
    let picture = Picture(ResourceGraph(left.resources))
    let blame = BlameReport(try BlameTarget(left.resources, selection: nil, path: nil), in: left.tree)
    return try DiffReport.formatNames.map { ("diff " + $0, try report.text($0, style)) }
      + EnvironmentMatrix.formatNames.map { ("matrix " + $0, try matrix.text($0, style)) }
      + Picture.formatNames.map { ("graph " + $0, try picture.text($0, style)) }
      // What YAML cannot print is refused, not shown.
      + BlameReport.formatNames.compactMap { name in (try? blame.text(name, style)).map { ("blame " + name, $0) } }
  }

  @Test(arguments: payloads)
  func isShownToTerminals(_ payload: String) throws {
    for (name, text) in try outputs(payload) {
      #expect(!text.unicodeScalars.contains { $0.isHidden && $0 != "\n" }, "\(name)\n\(text)")
      guard name.hasSuffix("text") || name.hasSuffix("unified") else { continue }
      for line in text.split(separator: "\n") {
        #expect(!line.contains("##["), "\(name): \(line)")
        #expect(!line.drop { $0 == " " }.hasPrefix("::error"), "\(name): \(line)")
      }
    }
  }

  /// Colours are the only thing that a terminal is to obey.
  @Test(arguments: payloads)
  func coloursAreOurs(_ payload: String) throws {
    for (name, text) in try outputs(payload, OutputStyle(color: true)) {
      let plain = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(!plain.unicodeScalars.contains { $0.isHidden && $0 != "\n" }, "\(name)")
    }
  }

  @Test(arguments: payloads)
  func isTextInJSON(_ payload: String) throws {
    for (name, text) in try outputs(payload) where name.hasSuffix("json") {
      #expect(throws: Never.self, "\(name)") { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
  }

  @Test(arguments: payloads)
  func isNoCommandForGitHub(_ payload: String) throws {
    let text = try #require(try outputs(payload).first { $0.name == "diff github" }).text
    for line in text.split(separator: "\n") { #expect(line.hasPrefix("::notice file="), "\(line)") }
  }

  @Test(arguments: payloads)
  func isTextInSVG(_ payload: String) throws {
    let text = try #require(try outputs(payload).first { $0.name == "graph svg" }).text
    let elements = try #require(Elements(text), "\(text)")
    #expect(elements.names == ["svg", "defs", "marker", "path", "rect", "g", "text"])
    #expect(elements.texts.contains(payload.visible), "\(elements.texts)")
  }

  /// A row has as many cells as the table has columns, and no line begins anything.
  @Test(arguments: payloads)
  func isTextInMarkdown(_ payload: String) throws {
    for (name, text) in try outputs(payload) where name.hasSuffix("markdown") {
      for line in text.split(separator: "\n") where line.hasPrefix("|") {
        #expect(Self.cells(of: String(line)) == 3, "\(name): \(line)")
      }
      let outside = Self.outsideOfCode(text)
      #expect(
        !outside.contains("<script") && !outside.contains("<img") && !outside.contains("\n# "), "\(name)\n\(outside)")
    }
  }

  /// Bars that are not behind a backslash part cells; a backslash before another one takes its meaning away.
  private static func cells(of line: String) -> Int {
    var bars = 0
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if scalar == "|", !isEscaped { bars += 1 }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return bars - 1
  }

  /// The text without its blocks and spans of code.
  private static func outsideOfCode(_ text: String) -> String {
    text.replacing(/(?m)^(`{3,})diff\n[\s\S]*?^\1$/, with: "").replacing(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/, with: "")
  }

  @Test(arguments: payloads)
  func isQuotedForGraphviz(_ payload: String) throws {
    let text = try #require(try outputs(payload).first { $0.name == "graph dot" }).text
    let quoted = /"(?:[^"\\]|\\.)*"/
    for line in text.split(separator: "\n").dropFirst(4).dropLast() {
      #expect(
        line.replacing(quoted, with: "Q").wholeMatch(
          of: #/  n\d+( -> n\d+)? \[label=Q( color=red fontcolor=red style=Q| color=red style=dashed)?\]/#) != nil,
        "\(line)")
    }
  }

  @Test(arguments: payloads)
  func isQuotedForMermaid(_ payload: String) throws {
    let text = try #require(try outputs(payload).first { $0.name == "graph mermaid" }).text
    #expect(!text.contains("%") && !text.contains("`") && !text.contains("\\"))
    for line in text.split(separator: "\n").dropFirst() where line.contains("[") {
      #expect(line.wholeMatch(of: #/  n\d+\["[^"<>&|]*<br\/><b>[^"<>&|]*<\/b>"\]/#) != nil, "\(line)")
    }
  }
}

/// The elements and texts of an XML document; nil where it is none.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var names: Set<String> = []
  private(set) var texts: [String] = []

  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.insert(name)
    texts.append("")
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    texts.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { texts[texts.count - 1] += string }
}
