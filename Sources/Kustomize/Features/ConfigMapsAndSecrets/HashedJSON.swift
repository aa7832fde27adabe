import Diagnostics
import YAML

/// The JSON text that a content hash is taken of: compact, fields sorted by their bytes, as Go's encoding/json writes it.
struct HashedJSON {
  private var hash = SHA256()

  /// The digest of all that was appended.
  consuming func digest() -> [UInt8] { hash.digest() }

  mutating func append(configMap node: Node) throws {
    append(literally: "{")
    if let binaryData = node["binaryData"], !binaryData.isScalar {
      try append(field: "binaryData", binaryData)
    }
    try append(field: "data", node["data"])
    append(literally: #""kind":"ConfigMap","#)
    try append(field: "name", node["metadata/name"], isLast: true)
  }

  mutating func append(secret node: Node) throws {
    append(literally: "{")
    try append(field: "data", node["data"])
    append(literally: #""kind":"Secret","#)
    try append(field: "name", node["metadata/name"])
    if let stringData = node["stringData"], !stringData.isScalar {
      try append(field: "stringData", stringData)
    }
    try append(field: "type", node["type"], isLast: true)
  }

  /// A field with a comma behind it, or the end of the object: a missing one is an empty string, any scalar a string, and
  /// a list null, as kustomize takes what is no scalar for a mapping.
  private mutating func append(field name: String, _ value: Node?, isLast: Bool = false) throws {
    append(literally: "\"\(name)\":")
    switch value?.kind {
    case nil: append(literally: "\"\"")
    case .scalar: try append(textOf: value!)
    case .mapping: try append(value!.withFloatsForLargeIntegers())
    case .sequence: append(literally: "null")
    }
    append(literally: isLast ? "}" : ",")
  }

  /// The text of a scalar as a string, whatever its type; an empty one for a collection.
  mutating func append(textOf node: Node) throws {
    try append(node.isScalar ? node.tree.scalar(node.textRange) : node.tree.scalar(""))
  }

  private mutating func append(_ node: Node) throws {
    var writer = JSONWriter()
    try writer.write(node)
    writer.withOutput { hash.update($0) }
  }

  mutating func append(literally text: String) { text.withBytes { hash.update($0) } }
}

extension Node {
  /// Every number of hashed data has been a float64 on its way, which shows in those that it cannot hold exactly.
  fileprivate func withFloatsForLargeIntegers() -> Node {
    guard hasLargeInteger else { return self }
    let copy = copy()
    copy.replaceLargeIntegers()
    return copy
  }

  private var hasLargeInteger: Bool {
    if isScalar { return largeInteger != nil }
    return elements.contains(where: \.hasLargeInteger) || fields.contains { $0.value.hasLargeInteger }
  }

  /// The float64 next to an integer that has more than its 53 bits.
  private var largeInteger: Double? {
    guard tag == .integer, bytes.count >= 14 else { return nil }
    let number: Double? =
      switch bytes.filter({ $0 != UInt8(ascii: "_") }).withBytes({ parseInteger($0) }) {
      case .signed(let integer): Double(integer)
      case .unsigned(let integer): Double(integer)
      case nil: nil
      }
    return number.flatMap { $0.magnitude >= 0x1p53 ? $0 : nil }
  }

  private func replaceLargeIntegers() {
    if let largeInteger {
      setText(largeInteger.description)
      setTag(.float)
    }
    for element in elements { element.replaceLargeIntegers() }
    for field in fields { field.value.replaceLargeIntegers() }
  }
}
