extension StringProtocol {
  /// Text for XML, between tags and in quotes: markup is escaped scalar by scalar, as a combining sign may stand behind any
  /// of it, and what XML cannot hold is shown as in a terminal.
  package var xmlEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result += "&#\(scalar.value);"
      case _ where scalar.isHidden: result += String(scalar).visible
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
