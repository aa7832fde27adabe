import Kubernetes
import YAML

/// Which schema strategic merges go by: the built-in one, or one that a layer's `openapi` names.
///
/// kustomize has one schema for all layers. It loads the built-in one where it first needs it, and adds what a layer
/// brings to what is loaded by then, so that it counts what was looked at before:
///
/// - The first layer that names a schema decides; what later ones name is not used.
/// - A `version` names a built-in schema, which counts alone.
/// - A `path` names a file. It counts alone where no type was looked up so far, or where the outermost layer names it.
///   Its definitions go under the built-in ones once a type was looked up that is not well known, and over them once
///   there was a strategic merge.
package struct SchemaChoice {
  /// How far the built-in schema has come into play.
  package enum Use: Comparable {
    case untouched
    /// A type was looked up that is not among the well-known ones.
    case identified
    /// There was a strategic merge.
    case merged
    /// A layer has named one: no other counts.
    case settled
  }

  /// The one that counts now.
  package private(set) var schema = Schema.kubernetes1_21
  package private(set) var use = Use.untouched

  package init() {}

  package var isSettled: Bool { use == .settled }

  /// Takes note of a resource that was read.
  package mutating func noteReading(_ resource: Resource) {
    if use == .untouched, resource.type.isNamespaced == nil { use = .identified }
  }

  /// Takes note of a strategic merge into a resource.
  package mutating func noteMerge(into resource: Resource) {
    // The type of what has no API version is not looked up.
    if !resource.type.apiVersion.isEmpty { note(.merged) }
  }

  /// Takes note of what was looked at in layers that are not read again.
  package mutating func note(_ other: Use) { use = max(use, other) }

  /// Takes a built-in schema, unless another one was named before.
  package mutating func settle(on builtIn: Schema) {
    guard !isSettled else { return }
    schema = builtIn
    use = .settled
  }

  /// Takes the schema of a file, unless another one was named before.
  ///
  /// - Parameter isOutermost: whether the outermost layer names it.
  /// - Throws: `Diagnostic` where it is no schema.
  package mutating func settle(onFile root: Node, isOutermost: Bool) throws {
    switch isOutermost && !isSettled ? .untouched : use {
    case .settled: return
    case .untouched: schema = try Schema(custom: root)
    case .identified: schema = try Schema(custom: root, under: .kubernetes1_21)
    case .merged: schema = try Schema(custom: root, over: .kubernetes1_21)
    }
    use = .settled
  }
}
