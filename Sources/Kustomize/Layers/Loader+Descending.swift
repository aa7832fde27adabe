import Diagnostics
import YAML

extension Loader {
  /// Does what goes down into this layer, and from there into those below it, as far as layers may lead to each other.
  ///
  /// - Parameter entry: where the layer above names it.
  /// - Throws: `Diagnostic` where too many layers led here, and what the body throws.
  package func descending<Value>(at entry: Node, _ body: () throws -> Value) throws -> Value {
    guard depth <= TreeLimits.layers else { throw Diagnostic.layersTooDeep(at: entry) }
    guard let value = try onDeepStack(level: depth, body) else { throw Diagnostic.noStackForLayers(at: entry) }
    return value
  }
}

extension Diagnostic {
  fileprivate static func layersTooDeep(at entry: Node) -> Diagnostic {
    entry.diagnostic(.tooManyLayers, "more than \(TreeLimits.layers) layers lead to '\(entry.string)'")
  }

  fileprivate static func noStackForLayers(at entry: Node) -> Diagnostic {
    entry.diagnostic(.tooManyLayers, "the system has no stack for the layers that lead to '\(entry.string)'")
  }
}
