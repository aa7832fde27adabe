/// Colours of the terminal; without colour the texts as they are.
package struct TextPalette: Sendable {
  package var isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  private func paint(_ text: String, _ code: String) -> String {
    let (before, after) = around(code)
    return before + text + after
  }

  private func around(_ code: String) -> (before: String, after: String) {
    isOn ? ("\u{1B}[\(code)m", "\u{1B}[0m") : ("", "")
  }

  func bold(_ text: String) -> String { paint(text, "1") }
  func dim(_ text: String) -> String { paint(text, "2") }
  /// What stands before and behind a dim text, for one that is written in pieces.
  var dimming: (before: String, after: String) { around("2") }
  func old(_ text: String) -> String { paint(text, "31") }
  func new(_ text: String) -> String { paint(text, "32") }
  func hunk(_ text: String) -> String { paint(text, "36") }
}
