import Diagnostics
import Kubernetes
import YAML

/// The `sortOptions` of a kustomization.
package struct SortOptions {
  package enum Order: String, CaseIterable, Sendable {
    case legacy, fifo
  }

  package var order: Order
  /// The kinds of a custom order; nil for the default one.
  package var first: [String]?
  package var last: [String]?

  package init(_ node: Node) throws {
    let reader = try FieldReader(node, "sort options", fields: ["order", "legacySortOptions"])
    guard let order = try reader.stringNode("order") else {
      throw Diagnostic.missingField("order", of: "sort options", in: node)
    }
    guard let order = Order(rawValue: order.string) else {
      throw Diagnostic.invalidChoice(order, "a sort order", Order.allCases.map(\.rawValue))
    }
    self.order = order
    guard let legacy = try reader.mapping("legacySortOptions") else { return }
    guard order == .legacy else {
      throw legacy.diagnostic(.invalidValue, "'legacySortOptions' goes with the order 'legacy', not 'fifo'")
    }
    let kinds = try FieldReader(legacy, "legacy sort options", fields: ["orderFirst", "orderLast"])
    first = try kinds.strings("orderFirst").map(\.string)
    last = try kinds.strings("orderLast").map(\.string)
  }
}
