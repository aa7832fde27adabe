import Diagnostics

/// A regular expression as Go's package `regexp` reads it, which is RE2's syntax: kustomize's patterns keep their meaning
/// here, and what Go refuses is refused.
///
///     let expression = try RegularExpression("^web-[0-9]+$")
///     expression.matches("web-1")  // true
///
/// A match takes time that grows with the text times the pattern, whatever both are: all ways through the pattern are
/// followed at once, and none is tried twice. What it is asked is only whether there is a match, so that groups capture
/// nothing, and greedy and lazy operators mean the same.
package struct RegularExpression: Sendable {
  private let program: Program

  /// - Throws: `SyntaxError` where Go would refuse the pattern too.
  package init(_ pattern: String) throws {
    var compiler = PatternCompiler(Array(pattern.utf8))
    program = try compiler.compile()
  }

  /// Whether the expression matches a part of the text, which may be empty. Anchors make that the whole.
  package func matches(_ text: String) -> Bool {
    text.withBytes(matches)
  }

  /// The same for a text in UTF-8. A byte that belongs to no scalar counts as U+FFFD.
  package func matches(_ text: ByteSpan) -> Bool {
    Simulation.matches(program, text)
  }
}
