/// The type of a value, as YAML's tags name it.
package enum Tag: UInt8, Sendable {
  case string, integer, float, boolean, null, timestamp, binary
  /// The key `<<`, where it is not quoted.
  case merge
  case mapping, sequence
  /// A tag that YAML does not define. Such a scalar is read as a string.
  case custom
}
