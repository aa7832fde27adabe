import Kubernetes
import YAML

/// Puts the output into order, as `sortOptions` says, or else `--reorder`.
struct OrderTransformer: Transformer {
  let options: SortOptionsField

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    switch try options.checkedOrder() {
    case .fifo: return
    case .legacy:
      if options.first == nil, options.last == nil {
        LegacySortOrder.standard.sort(&resources)
      } else {
        LegacySortOrder(first: options.first ?? [], last: options.last ?? []).sort(&resources)
      }
    case nil:
      if layer.build.options.reorder != BuildOptions.Reorder.none { LegacySortOrder.standard.sort(&resources) }
    }
  }
}
