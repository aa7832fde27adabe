/// A text of several lines as a block: `|-` and the lines below it, two columns to the right of the key or the dash.
struct LiteralText {
  let header: String
  let lines: [String]
  let endsWithLineFeed: Bool

  /// - Returns: nil where the text has one line, or what a block cannot hold.
  init?(_ text: String) {
    let isPrintable = text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\t"
        || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          && !Self.otherBreaks.contains(scalar)
    }
    guard text.unicodeScalars.contains("\n"), isPrintable else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first(where: { !$0.isEmpty }) else { return nil }
    endsWithLineFeed = lines.last == ""
    if endsWithLineFeed { lines.removeLast() }
    // Where the first line begins with a blank, the block has to say how far it is indented.
    let indent = first.first == " " || first.first == "\t" ? "2" : ""
    header = "|" + indent + (!endsWithLineFeed ? "-" : lines.last == "" ? "+" : "")
    self.lines = lines
  }

  /// What YAML 1.1 takes for the end of a line, and a mark that no reader takes for text.
  private static let otherBreaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}"]
}
