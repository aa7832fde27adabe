import Diagnostics
import Kubernetes
import YAML

/// The `sortOptions` of a kustomization.
package struct SortOptions {
  package enum Order: String, CaseIterable, Sendable {
    case legacy, fifo
  }

  private let node: Node
  private let order: Node?
  private let legacy: Node?
  /// The kinds of a custom order; nil for the default one.
  package var first: [String]?
  package var last: [String]?

  package init(_ node: Node) throws {
    let reader = try FieldReader(node, "sort options", fields: ["order", "legacySortOptions"])
    self.node = node
    order = try reader.stringNode("order")
    legacy = try reader.mapping("legacySortOptions")
    guard let legacy else { return }
    let kinds = try FieldReader(legacy, "legacy sort options", fields: ["orderFirst", "orderLast"])
    first = try kinds.strings("orderFirst").map(\.string)
    last = try kinds.strings("orderLast").map(\.string)
  }

  /// The order to sort by. Only the outermost layer is sorted, so that kustomize does not look at what others say.
  ///
  /// - Throws: `Diagnostic` where there is no such order, or options do not go with it.
  package func checkedOrder() throws -> Order {
    guard let order else { throw Diagnostic.missingField("order", of: "sort options", in: node) }
    guard let choice = Order(rawValue: order.string) else {
      throw Diagnostic.invalidChoice(order, "a sort order", Order.allCases.map(\.rawValue))
    }
    if choice != .legacy, let legacy {
      throw legacy.diagnostic(.invalidValue, "'legacySortOptions' goes with the order 'legacy', not 'fifo'")
    }
    return choice
  }
}
