import YAML

/// The JSON text that a content hash is taken of: compact, fields sorted by their bytes, as Go's encoding/json writes it.
struct HashedJSON {
  private(set) var bytes: [UInt8] = []

  // MARK: ConfigMap and Secret

  mutating func append(configMap node: Node) throws {
    bytes.append(UInt8(ascii: "{"))
    if let binaryData = node["binaryData"], !binaryData.isScalar {
      try append(field: "binaryData", binaryData)
    }
    try append(field: "data", node["data"])
    append(literally: #""kind":"ConfigMap","#)
    try append(field: "name", node["metadata/name"])
    close()
  }

  mutating func append(secret node: Node) throws {
    bytes.append(UInt8(ascii: "{"))
    try append(field: "data", node["data"])
    append(literally: #""kind":"Secret","#)
    try append(field: "name", node["metadata/name"])
    if let stringData = node["stringData"], !stringData.isScalar {
      try append(field: "stringData", stringData)
    }
    try append(field: "type", node["type"])
    close()
  }

  /// A field with a comma behind it: a missing one is an empty string, any scalar a string, and a list null, as
  /// kustomize takes what is no scalar for a mapping.
  private mutating func append(field name: String, _ value: Node?) throws {
    append(literally: "\"\(name)\":")
    switch value?.kind {
    case nil: append(literally: "\"\"")
    case .scalar: append(string: value!.bytes)
    case .mapping: try append(value: value!)
    case .sequence: append(literally: "null")
    }
    bytes.append(UInt8(ascii: ","))
  }

  /// Ends an object, whose last field left a comma.
  private mutating func close() { bytes[bytes.count - 1] = UInt8(ascii: "}") }

  // MARK: Values

  private mutating func append(value node: Node) throws {
    switch node.kind {
    case .scalar:
      try append(scalar: node)
    case .sequence:
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for element in node.elements {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        try append(value: element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .mapping:
      bytes.append(UInt8(ascii: "{"))
      let fields = node.fields.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
      for (i, field) in fields.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: ",")) }
        append(string: field.key.bytes)
        bytes.append(UInt8(ascii: ":"))
        try append(value: field.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Every number has been a float64 on its way here.
  private mutating func append(scalar node: Node) throws {
    switch node.tag {
    case .null: append(literally: "null")
    case .boolean: append(literally: node.bytes.count == "true".utf8.count ? "true" : "false")
    case .integer, .float:
      let digits = node.bytes.filter { $0 != UInt8(ascii: "_") }
      let number: Double? =
        switch digits.withUnsafeBufferPointer({ parseInteger($0) }) {
        case .signed(let integer)?: Double(integer)
        case .unsigned(let integer)?: Double(integer)
        case nil: Double(String(decoding: digits, as: UTF8.self))
        }
      guard let number, number.isFinite else { throw numberWithoutJSON(node) }
      append(number: number)
    case .timestamp:
      guard let text = Timestamp(node.bytes)?.rfc3339 else { fallthrough }
      append(literally: "\"\(text)\"")
    default: append(string: node.bytes)
    }
  }

  /// Positional below 10^21 and from 10^-6 on, else with an exponent.
  private mutating func append(number: Double) {
    if number.sign == .minus { bytes.append(UInt8(ascii: "-")) }
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    var digits = Array((mantissa[0] + fraction).utf8)
    // The point stands before the digit of this index.
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1])! : 0)
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    if number.magnitude >= 1e21 || number != 0 && number.magnitude < 1e-6 {
      bytes.append(digits[0])
      if digits.count > 1 { bytes += [UInt8(ascii: ".")] + digits[1...] }
      append(literally: "e\(point > 0 ? "+" : "-")\(abs(point - 1))")
    } else if point <= 0 {
      append(literally: "0." + String(repeating: "0", count: -point))
      bytes += digits
    } else {
      digits += Array(repeating: UInt8(ascii: "0"), count: max(0, point - digits.count))
      bytes += digits[..<point]
      if digits.count > point { bytes += [UInt8(ascii: ".")] + digits[point...] }
    }
  }

  /// A string with the escapes of Go's encoder, which also makes `<`, `>` and `&` safe for HTML.
  mutating func append(string text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for i in text.indices {
      let escape: String
      switch text[i] {
      case UInt8(ascii: "\""): escape = "\\\""
      case UInt8(ascii: "\\"): escape = "\\\\"
      case 0x08: escape = "\\b"
      case 0x09: escape = "\\t"
      case 0x0A: escape = "\\n"
      case 0x0C: escape = "\\f"
      case 0x0D: escape = "\\r"
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
        escape = "\\u00\(text[i] < 0x10 ? "0" : "")\(String(text[i], radix: 16))"
      case 0xE2 where i + 2 < text.count && text[i + 1] == 0x80 && text[i + 2] & 0xFE == 0xA8:
        // U+2028 and U+2029, which JavaScript takes for line ends.
        bytes += text[start..<i]
        append(literally: text[i + 2] == 0xA8 ? "\\u2028" : "\\u2029")
        start = i + 3
        continue
      default: continue
      }
      bytes += text[start..<i]
      append(literally: escape)
      start = i + 1
    }
    bytes += text[start...]
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func append(literally text: String) { bytes += text.utf8 }
}
