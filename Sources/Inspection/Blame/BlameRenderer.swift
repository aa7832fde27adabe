import Diagnostics
import Kubernetes
import YAML

/// Prints rendered manifests with the place of each line in a gutter:
///
/// ```
/// base/statefulset.yaml:4                      name: kagent
/// overlays/prod/statefulset-patch.yaml:6       replicas: 5
/// ```
package struct BlameRenderer {
  private let target: BlameTarget
  private let locator: LineLocator
  private let palette: TextPalette

  package init(_ target: BlameTarget, tree: Tree, color: Bool) {
    self.target = target
    locator = LineLocator(tree.text)
    palette = TextPalette(isOn: color)
  }

  /// - Throws: `Diagnostic` for what cannot be printed.
  package func render() throws -> [UInt8] {
    let blame = try LineBlame(target.resources.lazy.map(\.node), locator)
    let lines = target.field.map { blame.lines(of: $0.value) } ?? blame.lines[...]
    var gutter = Gutter(lines, locator, palette)
    return blame.withOutput { output in
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
          text.append(contentsOf: shown)
        }
        text.append(0x0A)
      }
      return text
    }
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
    let text = locator.path(file) + ":"
    let path = Path(text: Array(text.utf8), columns: text.count)
    if file >= paths.count { paths += repeatElement(nil, count: file + 1 - paths.count) }
    paths[file] = path
    return path
  }
}
