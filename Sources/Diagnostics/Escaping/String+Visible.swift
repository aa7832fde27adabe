extension Unicode.Scalar {
  /// Whether a terminal, or who reads from one, takes it for something else than a character: control characters, which
  /// move the cursor, rename the window or end a line, those that turn the direction of the text around them, and what is
  /// no character at all.
  package var isHidden: Bool {
    switch value {
    case 0x09: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Itself, or where it is hidden its escape as YAML writes it: `\n`, `\e`, `\x9B`, `\u202E`.
  fileprivate var visible: String {
    guard isHidden else { return String(self) }
    switch self {
    case "\0": return "\\0"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\u{1B}": return "\\e"
    default:
      let digits = value < 0x100 ? 2 : 4
      return (digits == 2 ? "\\x" : "\\u") + value.hexadecimal(digits: digits).uppercased()
    }
  }
}

extension StringProtocol {
  /// The text on one line with nothing in it that a terminal would obey. Text from outside goes through this before it is
  /// shown to anybody.
  package var visible: String {
    // Most texts have nothing to hide, and what is hidden beyond ASCII begins with few bytes.
    let mayHide = utf8.contains { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF }
    guard mayHide, unicodeScalars.contains(where: \.isHidden) else { return String(self) }
    return unicodeScalars.map(\.visible).joined()
  }
}

extension String {
  /// A line of output in which GitHub's runner finds no command. It looks for `::name …::` behind the blanks that a line
  /// begins with, and for `##[name]` anywhere.
  package var withoutCommands: String {
    var line = self
    if let colon = line.utf8.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }), line[colon...].beginsWithCommand {
      line.replaceSubrange(colon...colon, with: "\\x3A")
    }
    guard line.withBytes({ $0.firstRange(ofText: "##[") }) != nil else { return line }
    return line.replacing("##[", with: "\\x23#[")
  }

  /// What another program has printed, as it is shown: its lines, with nothing in them that a terminal or GitHub's runner
  /// would obey.
  package var visibleLines: String {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Substring($0).visible.withoutCommands }.joined(separator: "\n")
  }
}

extension Substring {
  /// Whether it is `::name::…`, or `::name properties::…`.
  fileprivate var beginsWithCommand: Bool {
    guard hasPrefix("::") else { return false }
    let rest = utf8.dropFirst(2)
    let name = rest.prefix {
      $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "-")
    }
    let next = rest[name.endIndex...].first
    guard !name.isEmpty, next == UInt8(ascii: " ") || next == UInt8(ascii: ":") else { return false }
    return Substring(rest[name.endIndex...]).contains("::")
  }
}
