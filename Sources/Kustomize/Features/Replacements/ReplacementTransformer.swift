import Diagnostics
import Kubernetes
import YAML

/// Writes the value of one field to others: the `replacements` of a kustomization.
package struct ReplacementTransformer: Transformer {
  private let replacements: [Replacement]

  package init(_ replacements: [Replacement]) { self.replacements = replacements }

  package init(configuredBy configuration: BuiltInConfiguration) throws {
    let entries = try configuration.reader.list("replacements")
    self.init(try Replacement.read(entries, in: configuration.layer, strict: false))
  }

  /// - Throws: `Diagnostic` where a source is missing or ambiguous, or a target has no such field.
  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    var candidates = ReplacementCandidates(resources.resources)
    var writer = ReplacementWriter(layer.build)
    for replacement in replacements {
      let (value, position) = try value(of: replacement, among: &candidates)
      for target in replacement.targets {
        var isUsed = false
        for place in candidates.places(named: target.select.literalName) {
          let resource = candidates.resources[place]
          guard target.matches(resource) else { continue }
          isUsed = true
          let isRenamed = try resources.update(resource) {
            try writer.write(value, isNew: replacement.source == nil, to: target, of: resource, at: position)
          }
          if isRenamed { candidates.noteName(ofResourceAt: place) }
        }
        if !isUsed { layer.build.warn(.unmatchedReplacementTarget(target, among: resources.resources)) }
      }
    }
    try writer.finish()
  }

  // MARK: The source

  /// The value of a replacement, and the instruction that gives it. A whole field is not copied: it has at each target
  /// the value that it has then.
  private func value(
    of replacement: Replacement, among candidates: inout ReplacementCandidates
  ) throws -> (Node, Position) {
    guard let source = replacement.source else {
      // Either a source or a value is there.
      let value = replacement.sourceValue ?? replacement.node
      let made = value.copy()
      made.setStyle(.plain)
      made.resolveType()
      return (made, value.position)
    }
    let resource = try resource(of: source, among: &candidates)
    let field: Node?
    do throws(FieldPathError) {
      field = try source.fieldPath.find(in: resource.node)
    } catch {
      throw Diagnostic.sourceFieldNotFound(source, in: resource, error)
    }
    guard let field, !field.isNullOrEmptyCollection else { throw Diagnostic.sourceFieldNotFound(source, in: resource) }
    let position = source.fieldPathNode.position
    guard !source.options.delimiter.isEmpty else { return (field, position) }
    guard field.isScalar else { throw Diagnostic.delimiterOnCollection(source, in: resource, field) }
    let parts = field.string.utf8Parts(around: source.options.delimiter)
    guard parts.indices.contains(source.options.index) else { throw Diagnostic.indexOutOfRange(source, field) }
    let part = field.copy()
    part.setText(parts[source.options.index])
    if field.isSecret { part.markSecret() }
    return (part, position)
  }

  private func resource(
    of source: Replacement.Source, among candidates: inout ReplacementCandidates
  ) throws -> Resource {
    var found: Resource?
    for place in candidates.places(named: source.name.isEmpty ? nil : source.name) {
      let resource = candidates.resources[place]
      guard source.selects(resource.id) || resource.previousIDs.contains(where: source.selects) else { continue }
      if let found { throw Diagnostic.ambiguousSource(source, found, resource) }
      found = resource
    }
    guard let found else { throw Diagnostic.sourceNotFound(source) }
    return found
  }
}
