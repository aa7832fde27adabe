extension String {
  /// Without white space around it.
  var trimmingSpace: String {
    var rest = self[...].unicodeScalars
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The parts around a delimiter, which is not empty.
  func utf8Parts(around delimiter: String) -> [String] {
    Array(utf8).split(separator: Array(delimiter.utf8), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
