import Diagnostics
import Kubernetes
import YAML

/// Puts a prefix before names, or a suffix behind them: kustomize's PrefixTransformer and SuffixTransformer.
package struct AffixTransformer: Transformer {
  package enum Side: Sendable {
    case prefix, suffix
  }

  package var side: Side
  package var affix: String
  package var position: Position
  package var fieldSpecs: [FieldSpec]

  package init(_ side: Side, _ affix: String, position: Position, fieldSpecs: [FieldSpec]) {
    self.side = side
    self.affix = affix
    self.position = position
    self.fieldSpecs = fieldSpecs
  }

  /// Types whose names mean something outside of the build.
  private func isExempt(_ gvk: GroupVersionKind) -> Bool {
    switch gvk.kind {
    case "CustomResourceDefinition", "Namespace": true
    case "APIService": gvk.group == "apiregistration.k8s.io"
    default: false
    }
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    var specs = FieldSpecsByType(fieldSpecs)
    for resource in resources.resources {
      let original = resource.originalID.gvk
      guard !isExempt(original) else { continue }
      for spec in specs[original] {
        if spec.path == ["metadata", "name"], !affix.isEmpty {
          if side == .prefix { resource.prefixes.append(affix) } else { resource.suffixes.append(affix) }
          resource.rememberID()
        }
        guard spec.matches(resource) else { continue }
        try spec.visit(resource.node, creating: .scalar, at: position) { node in
          guard node.isScalar else {
            throw node.diagnostic(
              .invalidFieldPath, "'\(spec.path.joined(separator: "/"))' takes a name, and is \(node.typeDescription)")
          }
          let name = node.isNull ? "" : node.string
          node.setTextKeepingStyle(side == .prefix ? affix + name : name + affix, at: position)
        }
        resource.invalidateID()
      }
      resources.noteIdentity(of: resource)
    }
  }
}
