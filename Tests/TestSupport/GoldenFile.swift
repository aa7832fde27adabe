import Foundation
import Testing

/// Compares data with a golden file. A golden file that is missing is written, and the test fails, so that what was
/// recorded is looked at before it is committed.
package func expectGolden(_ actual: Data, equals file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
  guard let expected = try? Data(contentsOf: file) else {
    try actual.write(to: file)
    Issue.record("recorded \(file.path): look at it and commit it", sourceLocation: sourceLocation)
    return
  }
  guard actual != expected else { return }
  Issue.record("differs from \(file.path)\n\(firstDifference(actual, expected))", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, with the two lines before it.
package func firstDifference(_ actual: Data, _ expected: Data) -> String {
  func lines(_ data: Data) -> [Substring] {
    String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
  let (a, e) = (lines(actual), lines(expected))
  let at = zip(a, e).enumerated().first { $1.0 != $1.1 }?.offset ?? min(a.count, e.count)
  let context = a[max(0, at - 2)..<at].map { "    \($0)" }
  let wrong = at < a.count ? "  + \(a[at])" : "  + (ends here)"
  let right = at < e.count ? "  - \(e[at])" : "  - (ends here)"
  return (["line \(at + 1):"] + context + [right, wrong]).joined(separator: "\n")
}
