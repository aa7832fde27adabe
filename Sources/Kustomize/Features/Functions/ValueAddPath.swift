import Diagnostics
import Kubernetes
import YAML

/// The path of a field that is made where it is missing (kyaml's `LookupCreate` for a scalar).
struct ValueAddPath {
  private enum Part {
    case field(String)
    case index(Int)
    case last
    /// `[key=value]`: the mapping in a list that has the field, or without a key the scalar.
    case match(key: String, value: String)

    var isInList: Bool {
      switch self {
      case .index, .match: true
      case .field, .last: false
      }
    }
  }

  private let parts: [Part]

  /// - Throws: `Diagnostic` at the path where it is none.
  init(_ node: Node) throws {
    let keys = FieldSpec.split(path: node.string).filter { !$0.allSatisfy(\.isWhitespace) }
    parts = try keys.map { key in
      if let index = Int(key) {
        guard index >= 0 else { throw Diagnostic.invalidValuePath(node, "an index is not negative") }
        return .index(index)
      }
      if key == "-" { return .last }
      if key == "*" { throw Diagnostic.invalidValuePath(node, "it may not have '*'") }
      guard key.hasPrefix("["), key.hasSuffix("]") else { return .field(key) }
      let match = key.dropFirst().dropLast()
      guard let separator = match.firstIndex(of: "=") else {
        throw Diagnostic.invalidValuePath(node, "a list's element is '[key=value]'")
      }
      return .match(key: String(match[..<separator]), value: String(match[match.index(after: separator)...]))
    }
    guard parts.count <= TreeLimits.depth else { throw Diagnostic.fieldPathTooLong(node) }
  }

  /// The field of a resource, made where it is missing; nil below a null or an index that a list does not have.
  ///
  /// - Throws: `Diagnostic` where a part of the path is of another kind.
  func field(of root: Node, at position: Position) throws -> Node? {
    var node = root
    for (i, part) in parts.enumerated() {
      if node.isNull { return nil }
      let next: Node?
      switch part {
      case .field(let key):
        guard node.isMapping else { throw Diagnostic.wrongType(node, key, expected: "a field of a mapping") }
        next = node[key] ?? make(key, in: node, before: i + 1 < parts.count ? parts[i + 1] : nil, at: position)
      case .index(let index):
        try requireSequence(node)
        next = node.elements.dropFirst(index).first { _ in true }
      case .last:
        try requireSequence(node)
        next = node.elements.reduce(nil) { $1 }
      case .match(let key, let value):
        try requireSequence(node)
        next = element(of: node, key, value) ?? makeElement(in: node, key, value, at: position)
      }
      guard let next else { return nil }
      node = next
    }
    return node
  }

  private func requireSequence(_ node: Node) throws {
    guard node.isSequence else { throw Diagnostic.wrongType(node, "fieldPath", expected: "at a list here") }
  }

  private func make(_ key: String, in node: Node, before next: Part?, at position: Position) -> Node {
    let tree = node.tree
    let made =
      next.map { $0.isInList ? tree.sequence(at: position) : tree.mapping(at: position) }
      ?? tree.null(at: position)
    node.append(key, made)
    return made
  }

  private func element(of list: Node, _ key: String, _ value: String) -> Node? {
    for element in list.elements {
      let field = key.isEmpty ? element : element[key]
      if let field, field.isScalar, field.hasText(value) { return element }
    }
    return nil
  }

  private func makeElement(in list: Node, _ key: String, _ value: String, at position: Position) -> Node {
    let scalar = list.tree.plainScalar(value, at: position)
    guard !key.isEmpty else {
      list.append(scalar)
      return scalar
    }
    let mapping = list.tree.mapping(at: position)
    mapping.append(key, scalar)
    list.append(mapping)
    return mapping
  }
}

extension Diagnostic {
  fileprivate static func invalidValuePath(_ path: Node, _ reason: String) -> Diagnostic {
    path.diagnostic(.invalidFieldPath, "'\(path.string)' is not the path of a field: \(reason)")
  }
}

extension String {
  /// A file path with another part at a place from 0, or at its end where it has fewer. A path stays absolute or
  /// relative (kyaml's `InsertPathPart`).
  func insertingPathPart(_ part: String, at place: Int) -> String {
    let isAbsolute = Path.isAbsolute(self)
    var parts = split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if isAbsolute { parts.removeFirst() }
    if parts == [""] { parts = [] }
    parts.insert(part, at: Swift.min(place, parts.count))
    let joined = Path.clean(parts.filter { !$0.isEmpty }.joined(separator: "/"))
    return isAbsolute ? "/" + joined : joined
  }
}
