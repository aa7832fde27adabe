import Diagnostics
import YAML

/// What the field `$patch` asks a strategic merge to do with the mapping or list that it stands in.
enum PatchDirective: String, CaseIterable {
  case merge, replace, delete

  static let key = "$patch"

  private init(_ value: Node) throws {
    guard let directive = Self.allCases.first(where: { value.hasText($0.rawValue) }) else {
      throw Diagnostic.unknownPatchDirective(value)
    }
    self = directive
  }

  /// Takes the directive out of a mapping; `merge` where it has none.
  ///
  /// - Throws: `Diagnostic` at a value that is none. The field is left as it is then.
  static func take(fromMapping patch: Node) throws -> PatchDirective {
    guard let field = patch.field(key) else { return .merge }
    let directive = try PatchDirective(field.value)
    patch.remove(field)
    return directive
  }

  /// Takes the directive out of a list: an element with the field `$patch` alone. It is looked for in the first
  /// element that has the field, and taken out wherever it stands with the same value (merge2's
  /// `determineSequenceNodePatchStrategy`).
  static func take(fromList patch: Node) throws -> PatchDirective {
    var value: Node?
    for element in patch.elements {
      guard let found = element[key] else { continue }
      if element.count == 1 { value = found }
      break
    }
    guard let value else { return .merge }
    let directive = try PatchDirective(value)
    let elements = Array(patch.elements)
    patch.removeAll()
    for element in elements {
      if element.isNull || (element.isMapping && element.isEmptyCollection) { continue }
      if let other = element[key], other.hasText(directive.rawValue) { continue }
      patch.append(element)
    }
    return directive
  }
}
