import Diagnostics
import YAML

/// What `edit sync` does: lists that say by a comment which files they have get those.
///
/// ```yaml
/// # strata: glob apps/*.yaml
/// resources:
/// - apps/a.yaml
/// ```
extension KustomizationEditor {
  private static let mark = "# strata: glob "

  /// - Parameter find: what is in the folder that a pattern matches, in the order of a new list.
  /// - Returns: how many lists there are with such a comment.
  /// - Throws: `Diagnostic` where a pattern finds nothing.
  package mutating func sync(find: (String) throws -> [String]) throws -> Int {
    let names = (text.root?.fields ?? []).compactMap(\.key.text)
    var count = 0
    for name in names {
      let patterns = patterns(of: name)
      guard !patterns.isEmpty else { continue }
      count += 1
      let globs = try patterns.map { try GlobPattern(checking: $0) }
      let found = try Set(patterns.flatMap(find))
      let own = text.path.split(separator: "/").last.map(String.init)
      let old = entries(of: name).map { $0.text ?? "" }
      let new = found.subtracting(old).filter { $0 != own }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      try text.append(new.map { .text($0) }, to: name)
      for index in old.indices.reversed() {
        guard !found.contains(old[index]), globs.contains(where: { $0.matches(old[index]) }) else { continue }
        try text.remove(at: .field(name).element(index))
      }
    }
    return count
  }

  /// Those of the comments above a list, or between its name and its first entry.
  private func patterns(of name: String) -> [String] {
    guard let field = text.root?.field(name), text.root?.style != .flow else { return [] }
    let line = text.lineStart(field.key.range.lowerBound)
    var start = line
    while start > text.textStart, text.kindOfLine(text.lineStart(start - 1)) == .comment {
      start = text.lineStart(start - 1)
    }
    let end = field.value.elements.first.map { text.lineStart($0.range.lowerBound) } ?? line
    return text.text(start..<max(line, end)).flatMap { line -> [String] in
      let line = line.drop { $0 == " " }
      guard line.hasPrefix(Self.mark) else { return [] }
      return line.dropFirst(Self.mark.count).split(separator: " ").map(String.init)
    }
  }
}
