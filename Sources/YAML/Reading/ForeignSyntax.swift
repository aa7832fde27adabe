import Diagnostics

/// What somebody has in a file that is no YAML, where its text tells: what a merge of git's has left, or a template.
enum ForeignSyntax {
  /// Says what it is in place of what a reader stumbled over.
  static func explain(_ error: Diagnostic, of file: SourceFile, in text: TextStore) -> Diagnostic {
    let bytes = text.bytes(file.range)
    func diagnostic(_ message: String, at offset: Int, width: Int, hint: String) -> Diagnostic {
      let position = Position(offset: file.range.offset + UInt32(truncatingIfNeeded: offset))
      return Diagnostic(.invalidYAML, message, at: text.snippet(at: position, width: width), hint: hint)
    }
    if let marker = conflict(in: bytes) {
      return diagnostic("a merge left a conflict here", at: marker, width: 7, hint: "resolve it first")
    }
    guard let brace = bytes.firstRange(of: "{{".utf8)?.lowerBound,
      let line = error.location?.line.advanced(by: -file.lineOffset),
      bytes.extracting(..<brace).count(where: { $0 == 0x0A }) < line
    else { return error }
    return diagnostic(
      "this is a template, and no YAML: nobody fills in '{{ }}' here", at: brace, width: 2,
      hint: "render it first, or list its chart under 'helmCharts'")
  }

  /// Where the first marker of a conflict begins: seven signs at the beginning of a line.
  private static func conflict(in bytes: ByteSpan) -> Int? {
    var start = 0
    while start < bytes.count {
      let rest = bytes.extracting(start...)
      if rest.starts(with: "<<<<<<< ".utf8) { return start }
      guard let end = rest.firstIndex(of: 0x0A) else { return nil }
      start += end + 1
    }
    return nil
  }
}
