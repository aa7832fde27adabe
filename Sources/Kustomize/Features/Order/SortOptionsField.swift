import Diagnostics
import Kubernetes
import YAML

/// `sortOptions`: the order of the output.
package struct SortOptionsField: KustomizationField {
  package static let names = ["sortOptions"]

  package enum Order: String, CaseIterable, Sendable {
    case legacy, fifo
  }

  /// Nil where the kustomization has none.
  private let node: Node?
  private var order: Node?
  private var legacy: Node?
  /// The kinds of a custom order; nil for the default one.
  package private(set) var first, last: [String]?

  package init(_ kustomization: FieldReader) throws {
    node = try kustomization.mapping("sortOptions")
    guard let node else { return }
    let reader = try FieldReader(node, "sort options", fields: ["order", "legacySortOptions"])
    order = try reader.stringNode("order")
    legacy = try reader.mapping("legacySortOptions")
    guard let legacy else { return }
    let kinds = try FieldReader(legacy, "legacy sort options", fields: ["orderFirst", "orderLast"])
    first = try kinds.strings("orderFirst").map(\.string)
    last = try kinds.strings("orderLast").map(\.string)
  }

  /// The order to sort by; nil where the kustomization says nothing of it. Only the outermost layer is sorted, so that
  /// kustomize does not look at what others say.
  ///
  /// - Throws: `Diagnostic` where there is no such order, or options do not go with it.
  package func checkedOrder() throws -> Order? {
    guard let node else { return nil }
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
