/// Whether lines of a file may show what a Secret holds: by their place in a document that says it is one, or that it
/// makes or patches one. The text alone decides, as an error may stand in a file that cannot be read.
struct SecretLines {
  private let document: ByteSpan
  private let documentStart: Int
  private let holdsSecret: Bool
  private let makesSecret: Bool

  /// - Parameters:
  ///   - text: of the whole file.
  ///   - offset: a place in the document that is meant.
  init(_ text: ByteSpan, at offset: Int) {
    var start = text.lineStart(before: min(offset, text.count))
    while start > 0, !Self.isSeparator(text, start) { start = text.lineStart(before: start - 1) }
    var end = Self.nextLine(text, offset)
    while end < text.count, !Self.isSeparator(text, end) { end = Self.nextLine(text, end) }
    document = text.extracting(start..<end)
    documentStart = start
    holdsSecret = Self.holdsSecret(document)
    makesSecret = document.firstRange(ofText: "secretGenerator") != nil
  }

  /// Whether the line that begins at an offset of the file is not shown.
  func hides(lineAt offset: Int) -> Bool {
    guard holdsSecret || makesSecret else { return false }
    let place = offset - documentStart
    guard place >= 0, place < document.count else { return holdsSecret }
    let key = topKey(ofLineAt: place)
    if key == "secretGenerator" { return !isHarmlessEntry(lineAt: place) }
    guard holdsSecret else { return false }
    guard let key, Self.shownKeys.contains(key) else { return true }
    // An annotation of kubectl's holds the whole manifest.
    return key == "metadata"
      && document.extracting(..<Self.nextLine(document, place))
        .firstRange(ofText: "last-applied-configuration") != nil
  }

  /// Top-level fields of a resource or a kustomization that hold nothing of a Secret's.
  private static let shownKeys: Set<String> = [
    "apiVersion", "kind", "metadata", "type", "immutable", "resources", "components", "bases", "crds", "namePrefix",
    "nameSuffix", "namespace", "commonLabels", "labels", "commonAnnotations", "images", "replicas", "generatorOptions",
    "configurations", "openapi", "sortOptions", "buildMetadata", "helmGlobals", "replacements", "vars",
  ]

  /// The field of the document that a line belongs to; nil where it has no such fields.
  private func topKey(ofLineAt place: Int) -> String? {
    var key: String?
    var start = 0
    while start <= place, start < document.count {
      let end = Self.nextLine(document, start)
      switch document[start] {
      // Lists may stand at the margin below their field.
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "#"),
        UInt8(ascii: "-"):
        break
      default: key = Self.key(document.extracting(start..<end))
      }
      start = end
    }
    return key
  }

  /// The word before the colon of a line; nil where there is none, as in JSON.
  private static func key(_ line: ByteSpan) -> String? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let word = String(decoding: line.extracting(..<colon), as: UTF8.self)
    return word.allSatisfy { $0.isLetter || $0.isNumber } ? word : nil
  }

  /// An entry's line that names things, or opens a list below it.
  private func isHarmlessEntry(lineAt place: Int) -> Bool {
    let line = String(decoding: document.extracting(place..<Self.nextLine(document, place)), as: UTF8.self)
    let entry = line.drop { $0 == " " || $0 == "-" }
    guard let colon = entry.firstIndex(of: ":") else { return false }
    let key = entry[..<colon]
    guard key.allSatisfy({ $0.isLetter }) else { return false }
    let names = ["name", "namespace", "behavior", "type", "files", "envs", "env", "options", "secretGenerator"]
    let value = entry[entry.index(after: colon)...]
    let isEmpty = value.allSatisfy { $0.isWhitespace }
    return isEmpty || names.contains(String(key)) && !value.contains("{") && !value.contains("[")
  }

  // MARK: The text

  /// Whether a document says `kind: Secret` anywhere, or asks for a generator of such.
  private static func holdsSecret(_ document: ByteSpan) -> Bool {
    var rest = document
    while let range = rest.firstRange(ofText: "kind") {
      rest = rest.extracting(range.upperBound...)
      var value = rest.drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }.drop(while: isBlank)
      guard value.first == UInt8(ascii: ":") else { continue }
      value = value.dropFirst().drop { isBlank($0) || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
      let word = value.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
      if word.elementsEqual("Secret".utf8) || word.elementsEqual("SecretGenerator".utf8) { return true }
    }
    return false
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func isSeparator(_ text: ByteSpan, _ start: Int) -> Bool {
    text.extracting(start...).starts(with: "---".utf8)
  }

  private static func nextLine(_ text: ByteSpan, _ offset: Int) -> Int {
    guard offset < text.count else { return text.count }
    return text[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
  }
}
