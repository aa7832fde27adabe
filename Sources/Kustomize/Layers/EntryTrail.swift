import Diagnostics
import Kubernetes
import YAML

/// Through which entries of a kustomization the resources of a layer came in: for the message where one comes twice.
struct EntryTrail {
  private var entries: [(entry: Node, isLayer: Bool, first: Int)] = []

  /// - Parameters:
  ///   - isLayer: whether the entry names another kustomization.
  ///   - count: how many resources there are before it.
  mutating func begin(_ entry: Node, isLayer: Bool, after count: Int) { entries.append((entry, isLayer, count)) }

  /// What is said of a resource that the last entry brings in, and that an earlier one or itself brought in before.
  func duplicate(_ resource: Resource, of other: Resource, in resources: ResourceSet) -> Diagnostic {
    var error = Diagnostic.duplicateResource(resource, of: other)
    guard let place = resources.resources.firstIndex(where: { $0 === other }), let second = entries.last,
      let first = entries.last(where: { $0.first <= place })
    else { return error }
    if resource.node.location == other.node.location {
      error.message = "\(resource.id) comes in twice"
      error.hint =
        first.entry.string == second.entry.string
        ? "'\(first.entry.string)' is listed twice: leave one out"
        : "to have both, give one of the ways a namePrefix, a nameSuffix or a namespace"
      error.notes = [
        Diagnostic.Note("'\(first.entry.string)' brings it in at", at: first.entry.location),
        Diagnostic.Note("'\(second.entry.string)' brings it in again at", at: second.entry.location),
      ].compactMap(\.self)
    } else if first.isLayer, first.entry != second.entry {
      if !second.isLayer { error.hint = "to change the one that is there, list this file under 'patches'" }
      error.notes += [Diagnostic.Note("'\(first.entry.string)' brings that one in at", at: first.entry.location)]
        .compactMap(\.self)
    }
    return error
  }
}
