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
  private let fields: FieldSpecsByType

  package init(_ side: Side, _ affix: String, position: Position, fields: FieldSpecsByType) {
    self.side = side
    self.affix = affix
    self.position = position
    self.fields = fields
  }

  package init(_ side: Side, configuredBy configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    guard configuration.reader.value("fieldSpecs") != nil else {
      throw Diagnostic.missingField("fieldSpecs", of: "a transformer of names", in: configuration.node)
    }
    let affix = try configuration.reader.stringNode(side == .prefix ? "prefix" : "suffix")
    self.init(side, affix?.string ?? "", position: affix?.position ?? .nowhere, fields: fields)
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
    // Most resources have no other yet: they share one list.
    let first = [affix]
    func add(to affixes: inout [String]) { if affixes.isEmpty { affixes = first } else { affixes.append(affix) } }
    for resource in resources.resources {
      let original = resource.originalID.type
      guard !isExempt(original.gvk) else { continue }
      for visitor in fields.visitors(of: original, in: layer.tree) {
        if visitor.leadsToName, !affix.isEmpty {
          if side == .prefix { add(to: &resource.prefixes) } else { add(to: &resource.suffixes) }
          try resources.rename(resource) { try change(resource, visitor, original) }
        } else {
          try resources.update(resource) { try change(resource, visitor, original) }
        }
      }
    }
  }

  private func change(_ resource: Resource, _ visitor: FieldVisitor, _ original: ResourceType) throws {
    guard resource.type == original || visitor.spec.matches(resource) else { return }
    try visitor.visit(resource.node, creating: .scalar, at: position) { node in
      guard node.isScalar else { throw visitor.wrongType(node, expected: "a name") }
      let name = node.isNull ? "" : node.string
      // Nothing put before or behind a name leaves it where it was written.
      node.setTextKeepingStyle(side == .prefix ? affix + name : name + affix, at: affix.isEmpty ? nil : position)
    }
  }
}
