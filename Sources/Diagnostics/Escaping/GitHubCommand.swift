/// A command for GitHub's runner, which shows it at a line of the sources: `::error file=a.yaml,line=3::message`.
package struct GitHubCommand {
  /// `error`, `warning` or `notice`.
  private let name: String
  private var properties: [(key: String, value: String)] = []
  private let message: String

  package init(_ name: String, _ message: String) {
    self.name = name
    self.message = message
  }

  package mutating func set(_ key: String, _ value: String) { properties.append((key, value)) }

  /// Its line, with the line feed.
  package var line: String {
    let list = properties.map { "\($0.key)=\(Self.escaped($0.value, isProperty: true))" }.joined(separator: ",")
    return "::\(name)\(list.isEmpty ? "" : " " + list)::\(Self.escaped(message, isProperty: false))\n"
  }

  /// A message may have several lines; any other control character is shown.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      case _ where scalar.isHidden: result += String(scalar).visible
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
