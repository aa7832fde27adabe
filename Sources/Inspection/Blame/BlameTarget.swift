import Diagnostics
import Kubernetes
import YAML

/// What a blame is asked for: all resources, one, or a field of one.
package struct BlameTarget {
  package private(set) var resources: [Resource]
  /// A part of the one resource; nil for whole resources.
  package private(set) var field: (value: Node, path: ValuePath)?
  /// What Secrets hold, and has stars in its place.
  private var hidden: Set<Node> = []
  private let showsSecrets: Bool

  /// - Parameters:
  ///   - selection: `KIND/NAME` or `KIND/NAMESPACE/NAME`; nil for all.
  ///   - path: `spec.template.spec.containers[controller].image`.
  ///   - showsSecrets: whether what Secrets hold is told.
  /// - Throws: `Diagnostic` where there is no such resource or field.
  package init(_ all: [Resource], selection: String?, path: String?, showsSecrets: Bool = false) throws {
    self.showsSecrets = showsSecrets
    resources = try selection.map { try Self.select(all, $0) } ?? all
    if !showsSecrets {
      for i in resources.indices {
        let (masked, stars) = SecretMask.masked(resources[i])
        resources[i] = masked
        hidden.formUnion(stars)
      }
    }
    guard let selection, let path else { return }
    guard resources.count == 1, let resource = resources.first else {
      throw Diagnostic.ambiguousSelection(selection, resources)
    }
    field = try Self.field(at: path, of: resource)
  }

  /// The value at a path of a resource, and the path as it is found.
  ///
  /// - Throws: `Diagnostic` where there is no such field.
  package static func field(at path: String, of resource: Resource) throws -> (value: Node, path: ValuePath) {
    let parsed = ValuePath(parsing: path)
    let gvk = resource.gvk
    var found = ValuePath()
    let schema = Schema.newest.cursor(apiVersion: gvk.apiVersion, kind: gvk.kind)
    return (try find(parsed.steps[...], in: resource.node, schema, &found, path), found)
  }

  /// Whether a value has stars in its place, so that what it replaced is not told either.
  package func hides(_ value: Node) -> Bool { hidden.contains(value) || !showsSecrets && value.isSecret }

  private static func select(_ all: [Resource], _ selection: String) throws -> [Resource] {
    let parts = selection.split(separator: "/").map(String.init)
    let kind = parts.first?.lowercased() ?? ""
    let name = parts.count > 1 ? parts[parts.count - 1] : nil
    let namespace = parts.count > 2 ? parts[1] : nil
    let ofKind = all.filter { $0.kind.lowercased() == kind && (namespace == nil || $0.namespace == namespace) }
    guard let name else {
      if ofKind.isEmpty { throw Diagnostic.noSuchResource(selection, among: all) }
      return ofKind
    }
    let tests: [(Resource) -> Bool] = [
      { $0.name == name }, { $0.originalID.name == name }, { NameHash.stripped(from: $0.name) == name },
    ]
    for test in tests {
      let found = ofKind.filter(test)
      if !found.isEmpty { return found }
    }
    throw Diagnostic.noSuchResource(selection, among: all)
  }

  /// Follows a path. A key that has dots may stand in brackets, or as it is.
  private static func find(
    _ steps: ArraySlice<ValuePath.Step>, in node: Node, _ schema: SchemaCursor?, _ found: inout ValuePath,
    _ path: String
  ) throws -> Node {
    guard let step = steps.first else { return node }
    switch (node.kind, step) {
    case (.sequence, .element(let label)), (.sequence, .field(let label)):
      let keys = schema.map { $0.listMapKeys + $0.mergeKeys } ?? []
      guard let element = element(label, of: node, keys) else {
        throw Diagnostic.noSuchField(path, after: found, among: node.elements.map { $0.label(["name", "key", "id"]) })
      }
      found.steps.append(.element(label))
      return try find(steps.dropFirst(), in: element, schema?.element, &found, path)
    case (.mapping, _):
      // The longest run of steps that is one key.
      for end in stride(from: steps.endIndex, to: steps.startIndex, by: -1) {
        let key = ValuePath.key(of: steps[steps.startIndex..<end])
        guard let value = node[key] else { continue }
        found.steps.append(.field(key))
        return try find(steps[end...], in: value, schema?.field(key), &found, path)
      }
      throw Diagnostic.noSuchField(path, after: found, among: node.fields.map { $0.key.string })
    default: throw Diagnostic.noSuchField(path, after: found, among: [])
    }
  }

  private static func element(_ label: String, of list: Node, _ keys: [String]) -> Node? {
    let byKey = list.elements.first { element in
      element.isScalar
        ? element.hasText(label)
        : !keys.isEmpty && element.label(keys) == label
          || ["name", "key", "id"].contains { element[$0]?.hasText(label) ?? false }
    }
    if let byKey { return byKey }
    guard let index = Int(label), index >= 0 else { return nil }
    return list.elements.enumerated().first { $0.offset == index }?.element
  }
}

extension ValuePath {
  /// Some steps taken for one key.
  fileprivate static func key(of steps: ArraySlice<Step>) -> String {
    steps.map { step in
      switch step {
      case .field(let name), .element(let name): name
      }
    }.joined(separator: ".")
  }
}
