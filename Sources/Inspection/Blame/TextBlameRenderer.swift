import Diagnostics
import Kubernetes
import YAML

/// Prints rendered manifests with the place of each line in a gutter:
///
/// ```
/// base/statefulset.yaml:4                      name: kagent
/// overlays/prod/statefulset-patch.yaml:6       replicas: 5
/// ```
///
/// With its history, what each value replaced (see `HistoryText`).
package struct TextBlameRenderer: OutputFormat {
  package let name = "text"

  package init() {}

  /// - Throws: `Diagnostic` for what cannot be printed.
  package func render(_ report: BlameReport, _ style: OutputStyle) throws -> [UInt8] {
    let locator = LineLocator(report.tree.text)
    let palette = TextPalette(isOn: style.color)
    let target = report.target
    if report.showsHistory { return Array(HistoryText(target, locator, palette).render().utf8) }
    let blame = try LineBlame(target.resources.lazy.map(\.node), locator)
    let lines = target.field.map { blame.lines(of: $0.value) } ?? blame.lines[...]
    var gutter = Gutter(lines, locator, palette)
    return blame.withOutput { output in
      let isPlain = output.isASCII && !output.mayHaveCommands
      // A field of a resource begins at the left margin.
      var indent = 0
      if target.field != nil, let first = lines.first { indent = output[first.range].prefix { $0 == 0x20 }.count }
      var text: [UInt8] = []
      text.reserveCapacity(output.count + lines.count * (gutter.width + 2))
      for line in lines {
        let shown = output[line.range].dropFirst(indent)
        gutter.append(line.place, to: &text)
        if !shown.isEmpty {
          gutter.appendSpace(behind: line.place, to: &text)
          if isPlain {
            text.append(contentsOf: shown)
          } else {
            // The place in front of it keeps what begins a line from being one.
            let shown = String(decoding: shown, as: UTF8.self).visible
            text.append(contentsOf: shown.replacing("##[", with: "\\x23#[").utf8)
          }
        }
        text.append(0x0A)
      }
      return text
    }
  }
}

extension ByteSpan {
  /// Whether there may be a command for GitHub's runner on any line. The writer lets no control character through.
  fileprivate var mayHaveCommands: Bool {
    var rest = self[...]
    while let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      if self[hash...].starts(with: "##[".utf8) { return true }
      rest = self[(hash + 1)...]
    }
    return false
  }
}

/// The column of places.
private struct Gutter {
  private(set) var width = 0
  private let locator: LineLocator
  private let colors: (before: String, after: String)
  /// By the file's number; nil until it is needed.
  private var paths: [Path?] = []

  /// A file's path with a colon behind it.
  private struct Path {
    var text: [UInt8]
    var columns: Int
  }

  init(_ lines: ArraySlice<LineBlame.Line>, _ locator: LineLocator, _ palette: TextPalette) {
    self.locator = locator
    colors = palette.dimming
    for case let place? in lines.lazy.map(\.place) { width = max(width, columns(of: place)) }
  }

  mutating func append(_ place: SourceLine?, to text: inout [UInt8]) {
    guard let place else { return }
    text.append(contentsOf: colors.before.utf8)
    text.append(contentsOf: path(place.file).text)
    text.append(contentsOf: String(place.number).utf8)
    text.append(contentsOf: colors.after.utf8)
  }

  mutating func appendSpace(behind place: SourceLine?, to text: inout [UInt8]) {
    let columns = place.map { self.columns(of: $0) } ?? 0
    text.append(contentsOf: repeatElement(0x20, count: width - columns + 2))
  }

  private mutating func columns(of place: SourceLine) -> Int {
    path(place.file).columns + String(place.number).utf8.count
  }

  private mutating func path(_ file: Int) -> Path {
    if file < paths.count, let path = paths[file] { return path }
    let text = (locator.path(file).visible + ":").withoutCommands
    let path = Path(text: Array(text.utf8), columns: text.count)
    if file >= paths.count { paths += repeatElement(nil, count: file + 1 - paths.count) }
    paths[file] = path
    return path
  }
}
