import Kubernetes

/// A field of a kustomization, or several that go together: its entries, decoded.
package protocol KustomizationField {
  /// What it is called, and was called once.
  static var names: [String] { get }
  /// The name that kustomize warns of; nil for none.
  static var deprecated: DeprecatedField? { get }

  /// Decodes the field, and reads none of the files that its entries name.
  ///
  /// - Throws: `Diagnostic` at what is of the wrong type or unknown.
  init(_ kustomization: FieldReader) throws
}

extension KustomizationField {
  package static var deprecated: DeprecatedField? { nil }
}

/// A field that kustomize warns of, and the one that took its place.
package struct DeprecatedField {
  package let name, instead: String

  package init(_ name: String, instead: String) {
    self.name = name
    self.instead = instead
  }
}

/// A field whose entries are stages.
package protocol StageField: KustomizationField {
  /// The stages in the order in which they run; none where the field is not there.
  ///
  /// - Throws: `Diagnostic` where a file that an entry names cannot be read, or an entry asks for what is not allowed.
  func stages(in layer: LayerContext) throws -> [Stage]
}
