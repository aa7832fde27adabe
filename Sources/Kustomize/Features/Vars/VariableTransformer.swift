import Kubernetes

/// Puts the values of vars into the fields that take them, once names have their final form.
package struct VariableTransformer: Transformer {
  private let variables: VariableSet
  private let fields: FieldSpecsByType

  package init(_ variables: VariableSet, fields: FieldSpecsByType) {
    self.variables = variables
    self.fields = fields
  }

  /// - Throws: `Diagnostic` where a var's resource or field is missing, or a list that takes vars has more than text.
  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard !variables.isEmpty else { return }
    var replacer = VariableReplacer(try VariableResolution(variables, in: resources))
    for resource in resources.resources {
      try resources.update(resource) {
        for visitor in fields.visitors(of: resource.type, in: layer.tree) {
          try visitor.visit(resource.node) { try replacer.replace(in: $0) }
        }
      }
    }
    for variable in replacer.unused { layer.build.warn(.neverReplaced(variable)) }
  }
}
