import Foundation
import TestSupport
import Testing

/// `Documentation/Architecture.md` says what is so.
@Suite struct ArchitectureTests {
  private static let page =
    (try? String(contentsOf: Repository.root.appending(path: "Documentation/Architecture.md"), encoding: .utf8)) ?? ""

  /// The rows of the table under a heading, without the two of its head: what each column has in quotes, and its text.
  private static func rows(under heading: String) -> [[(quoted: [String], text: String)]] {
    let section = page.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != heading }.dropFirst()
      .prefix { !$0.hasPrefix("#") }
    return section.filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { cell in
        (cell.matches(of: /`([^`]+)`/).map { String($0.output.1) }, cell.trimmingCharacters(in: .whitespaces))
      }
    }
  }

  @Test func theTableOfTargetsIsTheOrder() {
    let rows = Self.rows(under: "## Targets")
    #expect(rows.map { $0[0].quoted } == Arrows.house.targets.map { [$0] })
    for row in rows {
      let folders = row[1].text.split(separator: ", ").map {
        $0 == "top" ? "" : $0.trimmingCharacters(in: CharacterSet(charactersIn: "`"))
      }
      #expect(folders == Arrows.house.folders[row[0].quoted[0]] ?? [], "\(row[0].quoted)")
    }
  }

  /// Each file of a walk is there, has the functions that are named, and comes once.
  @Test(arguments: ["### A strategic merge", "### A literal of a ConfigMap", "### The same literal, to its blame"])
  func walksGoOneWay(_ heading: String) {
    let rows = Self.rows(under: heading)
    #expect(rows.count > 5)
    let files = rows.compactMap(\.[0].quoted.first)
    #expect(files.count == rows.count)
    #expect(Set(files).count == files.count)
    for row in rows {
      let file = ArrowTests.sources.first { $0.path == row[0].quoted.first }
      let functions = Set(file?.functions.map(\.name) ?? [])
      #expect(functions.isSuperset(of: row[1].quoted), "\(row[0].quoted) has \(functions)")
      #expect(!row[1].quoted.isEmpty)
    }
  }
}
