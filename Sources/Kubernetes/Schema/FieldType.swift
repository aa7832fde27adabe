// What a schema can say of a field. The order of the cases is the order in which `Scripts/generate-schema`
// numbers them.

/// The type of a field's value.
package enum FieldType: UInt8, Sendable {
  case any, string, integer, number, boolean, object, array
  /// A port or a percentage: a whole number, or a string.
  case integerOrString
  /// An amount of a resource: a number, or a string such as `500m`.
  case quantity
}

/// The format of a string or number.
package enum FieldFormat: String, CaseIterable, Sendable {
  case none = ""
  case int32, int64, double, byte
  case dateTime = "date-time"
}

/// `x-kubernetes-patch-strategy`: what a strategic merge patch does to a field.
package enum PatchStrategy: String, CaseIterable, Sendable {
  case none = ""
  case merge
  case mergeAndRetainKeys = "merge,retainKeys"
  case replace
  case retainKeys
}

/// `x-kubernetes-list-type`: what tells the elements of a list apart.
package enum ListType: String, CaseIterable, Sendable {
  case none = ""
  case atomic, set, map
}
