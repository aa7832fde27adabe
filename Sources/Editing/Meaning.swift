import YAML

/// What a text says, whatever it looks like: two texts with the same meaning build the same.
indirect enum Meaning: Equatable {
  case scalar(String, Tag)
  /// With a tag that is not one of YAML's own, or one that is written where none is needed.
  case tagged(String, Meaning)
  case sequence([Meaning])
  case mapping([Pair])

  struct Pair: Equatable {
    var key: String
    var value: Meaning
  }

  /// - Parameter root: nil where the text says nothing.
  init(_ root: SourceNode?) {
    var anchors: [String: Meaning] = [:]
    self = root.map { Self.read($0, &anchors) } ?? .mapping([])
  }

  private static func read(_ node: SourceNode, _ anchors: inout [String: Meaning]) -> Meaning {
    var meaning: Meaning
    switch node.content {
    case .alias(let name): return anchors[name] ?? .scalar("", .null)
    case .scalar(let text):
      let tag = node.style == .plain ? text.withBytes { resolvePlainScalar($0) } : .string
      // Nothing, and the words for it, are the same.
      meaning = .scalar(tag == .null ? "" : text, tag)
    case .sequence(let elements): meaning = .sequence(elements.map { read($0, &anchors) })
    case .mapping(let fields):
      // What is in the key is a text for whoever reads a kustomization.
      meaning = .mapping(fields.map { Pair(key: $0.key.text ?? "", value: read($0.value, &anchors)) })
    }
    if let tag = node.tag { meaning = .tagged(tag, meaning) }
    if let anchor = node.anchor { anchors[anchor] = meaning }
    return meaning
  }

  // MARK: What is in it

  /// Without its tag.
  private var bare: Meaning {
    if case .tagged(_, let inner) = self { inner.bare } else { self }
  }

  var elements: [Meaning] {
    if case .sequence(let elements) = bare { elements } else { [] }
  }

  var fields: [Pair] {
    if case .mapping(let pairs) = bare { pairs } else { [] }
  }

  /// The text of a scalar: of nothing, none.
  var text: String? {
    if case .scalar(let text, let tag) = bare, tag != .null { text } else { nil }
  }

  /// The value of a field; nil where it is nothing, too.
  func field(_ key: String) -> Meaning? {
    guard let value = fields.first(where: { $0.key == key })?.value else { return nil }
    if case .scalar(_, .null) = value { return nil }
    return value
  }

  // MARK: Edits

  /// Changes what a path leads to.
  ///
  /// - Parameter body: gets nil where a last field is not there, and leaves nil where none is to be.
  mutating func change(_ path: some Collection<EditPath.Step>, _ body: (inout Meaning?) -> Void) {
    var whole: Meaning? = self
    Self.change(&whole, path[...], body)
    self = whole ?? .mapping([])
  }

  private static func change(
    _ node: inout Meaning?, _ path: some Collection<EditPath.Step>, _ body: (inout Meaning?) -> Void
  ) {
    guard let step = path.first else { return body(&node) }
    switch (step, node) {
    case (.field(let name), .mapping(var pairs)):
      let index = pairs.firstIndex { $0.key == name }
      var value = index.map { pairs[$0].value }
      change(&value, path.dropFirst(), body)
      switch (index, value) {
      case (let index?, let value?): pairs[index].value = value
      case (let index?, nil): pairs.remove(at: index)
      case (nil, let value?): pairs.append(Pair(key: name, value: value))
      case (nil, nil): break
      }
      node = .mapping(pairs)
    case (.element(let index), .sequence(var elements)) where elements.indices.contains(index):
      var value: Meaning? = elements[index]
      change(&value, path.dropFirst(), body)
      if let value { elements[index] = value } else { elements.remove(at: index) }
      node = .sequence(elements)
    case (.field, .tagged(let tag, let inner)):
      var inner: Meaning? = inner
      change(&inner, path, body)
      node = inner.map { .tagged(tag, $0) }
    default: break
    }
  }
}
