/// What the query of a Git URL says. What is wrong in it is passed over. (kustomize: `parseQuery` in repospec.go.)
struct RemoteQuery {
  var ref = ""
  var hasSubmodules = true
  var timeLimit = Duration.seconds(27)

  init(_ query: String) {
    guard let values = Self.values(query) else { return }
    ref = values["ref"] ?? values["version"] ?? ""
    switch values["submodules"] {
    case "0", "f", "F", "false", "False", "FALSE": hasSubmodules = false
    default: break
    }
    if let text = values["timeout"], let limit = Self.duration(text), limit > .zero { timeLimit = limit }
  }

  /// The first value of each name that has one; nil where the query is malformed.
  private static func values(_ query: String) -> [String: String]? {
    var values: [String: String] = [:]
    var seen: Set<String> = []
    for pair in query.split(separator: "&") {
      guard !pair.contains(";") else { return nil }
      let equals = pair.firstIndex(of: "=")
      guard let name = decoded(pair[..<(equals ?? pair.endIndex)]),
        let value = decoded(equals.map { pair[pair.index(after: $0)...] } ?? "")
      else { return nil }
      if seen.insert(name).inserted, !value.isEmpty { values[name] = value }
    }
    return values
  }

  /// Text without its percent signs; nil where one stands before no two hexadecimal digits.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
          let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number of seconds, or a duration as Go writes it, such as `1m1.5s`.
  static func duration(_ text: String) -> Duration? {
    if let seconds = Int64(text) { return seconds < 1 << 32 ? .seconds(seconds) : nil }
    let units: [(String, Double)] = [
      ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
    ]
    var seconds = 0.0
    var rest = text[...]
    repeat {
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
      rest = rest[unit.endIndex...]
      guard let value = Double(number), let scale = units.first(where: { $0.0 == unit })?.1 else { return nil }
      seconds += value * scale
    } while !rest.isEmpty
    return seconds < 1e9 ? .seconds(seconds) : nil
  }
}
