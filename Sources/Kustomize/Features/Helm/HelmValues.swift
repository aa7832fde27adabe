import Diagnostics
import YAML

/// Merges the values of charts: mappings field by field, everything else as a whole; null takes a field away.
/// (kustomize: kyaml/yaml/merge2, without a schema.)
enum HelmValues {
  /// - Parameters:
  ///   - top: wins.
  ///   - bottom: what there is already. Is changed.
  /// - Throws: `Diagnostic` where both have a field, of different types.
  static func merge(_ top: Node, over bottom: Node) throws {
    let index = FieldIndex(bottom)
    for field in top.fields {
      guard let present = index[field.key] else {
        if !field.value.isNull { bottom.append(key: field.key.copy(), value: field.value.copy()) }
        continue
      }
      if field.value.isNull {
        bottom.remove(present)
      } else if present.value.isNull || (present.value.kind == field.value.kind && !field.value.isMapping) {
        bottom.replace(present, with: field.value.copy())
      } else if present.value.isMapping, field.value.isMapping {
        try merge(field.value, over: present.value)
      } else {
        throw Diagnostic.conflictingChartValues(field.key, present.key)
      }
    }
  }
}
