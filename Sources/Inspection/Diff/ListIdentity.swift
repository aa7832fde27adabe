import Kubernetes
import YAML

/// What makes two elements of a list the same one.
struct ListIdentity {
  enum Form {
    /// The values of these fields.
    case keys([String])
    /// The element itself: a set of scalars.
    case value
    /// Its place.
    case position
  }

  var form: Form
  /// Whether a list in another order is another list.
  var isOrdered: Bool

  /// Decides by the schema, and without one by the fields that by habit name an element.
  ///
  /// - Parameter field: the name of the list.
  init(of left: Node, and right: Node, field: Node?, schema: SchemaCursor?) {
    if let schema {
      let keys = schema.listMapKeys.isEmpty ? schema.mergeKeys : schema.listMapKeys
      if !keys.isEmpty, Self.areUnique(keys, in: left), Self.areUnique(keys, in: right) {
        form = .keys(keys)
        // Init containers run one after another.
        isOrdered = field?.hasText("initContainers") ?? false
        return
      }
      let isSet = schema.listType == .set || keys.isEmpty && schema.hasMergeStrategy
      if isSet, Self.isSetOfScalars(left), Self.isSetOfScalars(right) {
        (form, isOrdered) = (.value, false)
        return
      }
    }
    isOrdered = true
    let habitual = ["name", "key", "id"].first { key in
      [left, right].allSatisfy { list in
        list.elements.allSatisfy { $0[key]?.isScalar ?? false } && Self.areUnique([key], in: list)
      }
    }
    form = habitual.map { .keys([$0]) } ?? .position
  }

  private static func areUnique(_ keys: [String], in list: Node) -> Bool {
    var seen: Set<[UInt8]> = []
    for element in list.elements {
      guard element.isMapping, let key = element.identity(keys), seen.insert(key).inserted else { return false }
    }
    return true
  }

  private static func isSetOfScalars(_ list: Node) -> Bool {
    var seen: Set<KeyText> = []
    return list.elements.allSatisfy { $0.isScalar && seen.insert(KeyText(node: $0)).inserted }
  }
}

extension Node {
  /// The values of the fields that name a list's element, as one text; nil where it has none of them.
  func identity(_ keys: [String]) -> [UInt8]? {
    var text: [UInt8] = []
    var hasAny = false
    for key in keys {
      if let value = self[key], value.isScalar {
        text += value.bytes
        hasAny = true
      }
      text.append(0)
    }
    return hasAny ? text : nil
  }

  /// The values of the fields that name a list's element, for a person.
  func label(_ keys: [String]) -> String {
    keys.compactMap { key in self[key].flatMap { $0.isScalar ? $0.string : nil } }.joined(separator: "/")
  }
}
