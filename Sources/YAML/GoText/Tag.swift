/// The type of a value, as YAML's tags name it.
@usableFromInline package enum Tag: UInt8, Sendable {
  case string, integer, float, boolean, null, timestamp, binary
  /// The key `<<`, where it is not quoted.
  case merge
  case mapping, sequence
  /// A tag that YAML does not define. Such a scalar is read as a string.
  case custom
}

extension Tag {
  /// The tag of a scalar as it is written: `!!int`; nil for what is never written.
  package var shortName: String? {
    switch self {
    case .string: "!!str"
    case .integer: "!!int"
    case .float: "!!float"
    case .boolean: "!!bool"
    case .null: "!!null"
    case .timestamp: "!!timestamp"
    case .binary: "!!binary"
    case .merge, .mapping, .sequence, .custom: nil
    }
  }
}
