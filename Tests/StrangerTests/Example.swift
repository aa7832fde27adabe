import Foundation

/// A piece of code in a document: ```` ```swift ````.
struct Example {
  let text: String

  /// Those of a document, or of the doc comments of a source.
  static func all(in document: String, isSource: Bool) -> [Example] {
    var examples: [Example] = []
    var code: [String]?
    for line in document.components(separatedBy: "\n") {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      guard !isSource || trimmed.hasPrefix("///") else { continue }
      let content = isSource ? String(trimmed.dropFirst(3)) : line
      switch (content.trimmingCharacters(in: .whitespaces), code) {
      case ("```swift", nil): code = []
      case ("```", let lines?):
        examples.append(Example(text: lines.joined(separator: "\n")))
        code = nil
      default: code?.append(content)
      }
    }
    return examples
  }

  /// What counts of some code: not its indentation, empty lines, imports and comments.
  static func lines(of code: String) -> [Substring] {
    code.split(separator: "\n").compactMap { line in
      let line = line.prefix(upTo: line.range(of: "  //")?.lowerBound ?? line.endIndex)
      let text = line.drop { $0 == " " }
      return text.isEmpty || text.hasPrefix("//") || text.hasPrefix("import ") ? nil : text
    }
  }

  /// Whether it stands in a source as it is.
  func stands(in source: [Substring]) -> Bool {
    let lines = Self.lines(of: text)
    guard !lines.isEmpty, lines.count <= source.count else { return false }
    return (0...(source.count - lines.count)).contains { source[$0..<($0 + lines.count)].elementsEqual(lines) }
  }
}
