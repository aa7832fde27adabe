/// A type of resource, and the fields in which others refer to it by its name.
package struct NameReferenceSpec: Hashable, Sendable {
  /// The type whose name is referred to.
  package var referral: GroupVersionKind
  /// The fields that hold the name, with the types that have them.
  package var fields: [FieldSpec]

  package init(referral: GroupVersionKind, fields: [FieldSpec]) {
    self.referral = referral
    self.fields = fields
  }
}
