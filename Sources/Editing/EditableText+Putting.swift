import YAML

/// What an edit adds, and what it puts into the place of something.
extension EditableText {
  /// Gives a field a value, whether it is there already or not. What has the value keeps its spelling.
  ///
  /// - Parameter path: of a mapping that is there; an empty path is the root, which need not be.
  /// - Throws: `Diagnostic` where that would change something else.
  package mutating func put(_ value: EditedValue, at key: String, of path: EditPath = []) throws {
    let target = path.field(key)
    guard let mapping = node(at: path), !mapping.range.isEmpty else { return try addFirst(key, value, at: path) }
    guard let old = mapping.field(key) else { return try add(EditedValue.Field(key, value), to: mapping, at: path) }
    var after = meaning
    after.change(target.steps) { $0 = value.meaning }
    guard after != meaning else { return }
    try replace(old, with: value, at: target)
  }

  /// Adds an element behind those that a list has, and makes the list where there is none.
  package mutating func append(_ value: EditedValue, to key: String, of path: EditPath = []) throws {
    try append([value], to: key, of: path)
  }

  /// Adds elements behind those that a list has, and makes the list where there is none.
  package mutating func append(_ values: [EditedValue], to key: String, of path: EditPath = []) throws {
    guard !values.isEmpty else { return }
    let target = path.field(key)
    guard let list = node(at: target), let last = list.elements.last else {
      return try put(.list(values), at: key, of: path)
    }
    let change: (inout Meaning?) -> Void = { meaning in
      if case .sequence(let elements)? = meaning { meaning = .sequence(elements + values.map(\.meaning)) }
    }
    if list.style == .flow {
      let lines = lines(like: last, in: list)
      return try insertInFlow(values.map { lines.inline($0) }, behind: last, in: list, at: target, change)
    }
    guard let dash = dash(of: last) else { return try put(.list(values), at: key, of: path) }
    let place = nextLine(after: max(last.range.upperBound, dash + 1))
    let lines = lines(like: last, in: list, at: place)
    let text = values.flatMap { value in
      last.style == .flow && !value.hasLines ? ["- " + lines.inline(value)] : lines.block(.list([value]))
    }
    try replace(place..<place, with: block(text.indented(by: column(dash)), at: place), at: target, change)
  }

  /// Puts a text into the place of an element that is one.
  package mutating func put(_ text: String, asElement index: Int, of list: EditPath) throws {
    let path = list.element(index)
    guard let node = node(at: path) else { return }
    let lines = ValueLines(dashIndent: 0, style: node.style, isJSON: isJSON)
    let end = bytes[node.range].last == UInt8(ascii: "\n") ? lineBreak : ""
    let value = EditedValue.text(text)
    try replace(node.range, with: lines.inline(value, isInFlow: isWithinFlow(path)) + end, at: path) {
      $0 = value.meaning
    }
  }

  // MARK: Fields

  /// The first field of a text that has none.
  private mutating func addFirst(_ key: String, _ value: EditedValue, at path: EditPath) throws {
    let lines = ValueLines(dashIndent: dashIndent, endsLines: endsLines(at: bytes.count))
      .block(EditedValue.Field(key, value))
    try replace(bytes.count..<bytes.count, with: block(lines, at: bytes.count), at: path) { meaning in
      meaning = .mapping([Meaning.Pair(key: key, value: value.meaning)])
    }
  }

  private mutating func add(_ field: EditedValue.Field, to mapping: SourceNode, at path: EditPath) throws {
    let change: (inout Meaning?) -> Void = { $0 = field.value.meaning }
    let target = path.field(field.key)
    let last = mapping.fields.last
    if mapping.style == .flow {
      let text = lines(like: last?.value, in: mapping).inline(field)
      return try insertInFlow([text], behind: last?.value, in: mapping, at: target, change)
    }
    guard let last else { return try addFirst(field.key, field.value, at: path) }
    let place = nextLine(after: last.value.range.upperBound)
    // Fields of a kustomization stand on their own: they look like none of the others.
    let lines = lines(like: path.steps.isEmpty ? nil : last.value, in: mapping, at: place)
    let text = lines.block(field).indented(by: column(mapping.fields[0].key.range.lowerBound))
    try replace(place..<place, with: block(text, at: place), at: target, change)
  }

  private mutating func replace(_ old: SourceField, with value: EditedValue, at path: EditPath) throws {
    let node = old.value
    let change: (inout Meaning?) -> Void = { $0 = value.meaning }
    let isNothing = node.range.isEmpty
    if value.isBlock {
      let isWritten = !isNothing && node.style == .flow || node.isNull && !isNothing
      if isWritten {
        let text = ValueLines(dashIndent: 0, isJSON: isJSON).inline(value)
        return try replace(node.range, with: text, at: path, change)
      }
      let column = column(old.key.range.lowerBound)
      let lines = ValueLines(dashIndent: dashIndent).block(EditedValue.Field("", value)).dropFirst()
      let start = isNothing ? nextLine(after: node.range.upperBound) : lineStart(node.range.lowerBound)
      let end = isNothing ? start : nextLine(after: node.range.upperBound)
      return try replace(start..<end, with: block(lines.indented(by: column), at: start), at: path, change)
    }
    let isInFlow = isWithinFlow(path)
    var lines = ValueLines(dashIndent: 0, style: node.style, isJSON: isJSON && isInFlow)
    lines.endsLines = endsLines(at: node.range.upperBound)
    if isNothing { lines.style = .plain }
    let text =
      [lines.header(of: value, isInFlow: isInFlow) + headerComment(of: node)]
      + lines.body(of: value, isInFlow: isInFlow).indented(by: column(old.key.range.lowerBound) + 2)
    let end = bytes[node.range].last == UInt8(ascii: "\n") ? lineBreak : ""
    try replace(node.range, with: (isNothing ? " " : "") + text.joined(separator: lineBreak) + end, at: path, change)
  }

  /// A comment behind the sign that a block of text begins with.
  private func headerComment(of node: SourceNode) -> String {
    guard node.style == .literal || node.style == .folded else { return "" }
    let header = bytes[node.range].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return header.firstIndex(of: UInt8(ascii: "#")).map { " " + String(decoding: header[$0...], as: UTF8.self) } ?? ""
  }

  /// Whether a line ends at a place, and is not merely the last one.
  private func endsLines(at place: Int) -> Bool {
    place < bytes.count || bytes.last == UInt8(ascii: "\n")
  }

  // MARK: Brackets

  /// Puts something behind the last of what is in brackets.
  private mutating func insertInFlow(
    _ texts: [String], behind last: SourceNode?, in collection: SourceNode, at path: EditPath,
    _ change: (inout Meaning?) -> Void
  ) throws {
    guard let last else {
      let place = collection.range.lowerBound + 1
      return try replace(place..<place, with: texts.joined(separator: ", "), at: path, change)
    }
    let place = last.range.upperBound
    // Each on a line of its own, or all on one.
    let isOnLineOfItsOwn =
      afterBlanks(lineStart(place)) != collection.range.lowerBound
      && lineStart(last.range.lowerBound) > collection.range.lowerBound
    let separator = isOnLineOfItsOwn ? "," + lineBreak + indent(ofLineAt: last.range.lowerBound) : ", "
    try replace(place..<place, with: texts.map { separator + $0 }.joined(), at: path, change)
  }

  private func indent(ofLineAt place: Int) -> String {
    let start = lineStart(place)
    return String(decoding: bytes[start..<afterBlanks(start)], as: UTF8.self)
  }

  /// Whether what a path leads to stands in brackets.
  private func isWithinFlow(_ path: EditPath) -> Bool {
    var path = path.parent
    while true {
      if node(at: path)?.style == .flow { return true }
      guard !path.steps.isEmpty else { return false }
      path = path.parent
    }
  }

  // MARK: Style

  /// Whether the whole text is JSON.
  var isJSON: Bool { root?.style == .flow && root?.fields.first?.key.style == .doubleQuoted }

  /// How what stands beside a node is spelled.
  private func lines(like neighbour: SourceNode?, in collection: SourceNode, at place: Int? = nil) -> ValueLines {
    var style = ScalarStyle.plain
    if let neighbour, !neighbour.isCollection, neighbour.style == .singleQuoted || neighbour.style == .doubleQuoted {
      style = collection.fields.isEmpty ? neighbour.style : .plain
    }
    return ValueLines(
      dashIndent: dashIndent, style: style, isJSON: isJSON, endsLines: place.map(endsLines) ?? false)
  }
}
