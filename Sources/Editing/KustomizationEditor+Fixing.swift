import Diagnostics
import YAML

/// What `edit fix` does: fields that kustomize has new names for get those.
extension KustomizationEditor {
  /// - Parameter isFile: whether there is a file by a path from the kustomization's folder on.
  /// - Returns: what was changed: `bases -> resources`.
  /// - Throws: `Diagnostic` where it cannot be changed.
  package mutating func fix(isFile: (String) -> Bool) throws -> [String] {
    var done: [String] = []
    func has(_ name: String) -> Bool { text.root?.field(name) != nil }
    for (old, new) in [("bases", "resources"), ("imageTags", "images"), ("patchesJson6902", "patches")] where has(old) {
      try text.move(old, to: new)
      done.append("\(old) -> \(new)")
    }
    if has("patchesStrategicMerge") {
      try text.wrapElements(of: "patchesStrategicMerge") { isFile($0) || !$0.contains { "\n:{".contains($0) } }
      try text.move("patchesStrategicMerge", to: "patches")
      done.append("patchesStrategicMerge -> patches")
    }
    if has("commonLabels") {
      try text.moveCommonLabels()
      done.append("commonLabels -> labels")
    }
    for list in ["configMapGenerator", "secretGenerator"] {
      for index in entries(of: list).indices where entries(of: list)[index].field("env") != nil {
        try text.listEnv(at: EditPath.field(list).element(index))
        done.append("env -> envs in \(list)")
      }
    }
    let isComponent = text.meaning.field("kind")?.text == "Component"
    let version = isComponent ? "v1alpha1" : "v1beta1"
    let missing = [("apiVersion", "kustomize.config.k8s.io/\(version)"), ("kind", "Kustomization")].filter {
      text.meaning.field($0.0) == nil
    }
    if !missing.isEmpty { try text.addFirst(missing.map { EditedValue.Field($0.0, .text($0.1)) }) }
    return done
  }
}

extension EditableText {
  /// Makes `path: X` or `patch: X` of each text of a list.
  fileprivate mutating func wrapElements(of name: String, isPath: (String) -> Bool) throws {
    guard let list = root?.field(name)?.value, !list.elements.isEmpty else { return }
    let texts = meaning.field(name)?.elements.map { $0.text ?? "" } ?? []
    let keys = texts.map { isPath($0) ? "path" : "patch" }
    var changes: [(range: Range<Int>, text: String)] = []
    for (element, key) in zip(list.elements, keys) {
      if list.style == .flow {
        changes.append((element.range.lowerBound..<element.range.lowerBound, "{\(spelled(key)): "))
        changes.append((element.range.upperBound..<element.range.upperBound, "}"))
        continue
      }
      changes.append((element.range.lowerBound..<element.range.lowerBound, key + ": "))
      changes += shifts(of: element.range, by: 2)
    }
    try replace(changes, at: .field(name)) {
      $0 = .sequence(zip(keys, texts).map { .mapping([Meaning.Pair(key: $0, value: .scalar($1, .string))]) })
    }
  }

  /// Moves all lines but the first one to the right.
  private func shifts(of range: Range<Int>, by count: Int) -> [(range: Range<Int>, text: String)] {
    var changes: [(range: Range<Int>, text: String)] = []
    var line = range.lowerBound
    while let end = bytes[line..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")), end + 1 < range.upperBound {
      line = end + 1
      if kindOfLine(line) != .blank { changes.append((line..<line, String(repeating: " ", count: count))) }
    }
    return changes
  }

  /// Makes an entry of `labels` of `commonLabels`, which says the same.
  fileprivate mutating func moveCommonLabels() throws {
    guard let field = root?.field("commonLabels") else { return }
    guard !field.value.fields.isEmpty else { return try remove(at: .field("commonLabels")) }
    let pairs = meaning.field("commonLabels") ?? .mapping([])
    for entry in meaning.field("labels")?.elements ?? [] {
      for pair in entry.field("pairs")?.fields ?? [] where pairs.fields.contains(where: { $0.key == pair.key }) {
        throw diagnostic(
          "'\(pair.key)' is in 'labels' too", at: field.key.range, hint: "take it out of 'labels' or of 'commonLabels'")
      }
    }
    let label = Meaning.mapping([
      Meaning.Pair(key: "includeSelectors", value: .scalar("true", .boolean)),
      Meaning.Pair(key: "pairs", value: pairs),
    ])
    if root?.style == .flow {
      let changes = [
        (field.key.range, spelled("labels")),
        (
          field.value.range.lowerBound..<field.value.range.lowerBound,
          "[{\(spelled("includeSelectors")): true, \(spelled("pairs")): "
        ),
        (field.value.range.upperBound..<field.value.range.upperBound, "}]"),
      ]
      return try replace(changes.map { (range: $0.0, text: $0.1) }, at: []) { root in
        Self.rename("commonLabels", to: "labels", in: &root)
        root?.change([.field("labels")]) { $0 = .sequence([label]) }
      }
    }
    if root?.field("labels")?.value.elements.isEmpty == true { try remove(at: .field("labels")) }
    guard let field = root?.field("commonLabels") else { return }
    // As a list of its own first, which is then put behind the other one.
    let name = root?.field("labels") == nil ? "labels" : "commonLabels"
    let indent = String(repeating: " ", count: dashIndent)
    let start = name + ":" + lineBreak + indent + "- includeSelectors: true" + lineBreak + indent + "  pairs"
    let shift = shifts(of: field.key.range.upperBound..<field.value.range.upperBound, by: dashIndent + 2)
    try replace([(field.key.range, start)] + shift, at: []) { root in
      Self.rename("commonLabels", to: name, in: &root)
      root?.change([.field(name)]) { $0 = .sequence([label]) }
    }
    if name != "labels" { try move(name, to: "labels") }
  }

  /// Makes a list of the one file with variables that a generator has.
  fileprivate mutating func listEnv(at path: EditPath) throws {
    guard let field = node(at: path)?.field("env"), let file = meaning(at: path)?.field("env")?.text else { return }
    if node(at: path)?.field("envs") != nil {
      try append(.text(file), to: "envs", of: path)
      return try remove(at: path.field("env"))
    }
    let value = field.value.range
    let changes = [
      (field.key.range, spelled("envs")), (value.lowerBound..<value.lowerBound, "["),
      (value.upperBound..<value.upperBound, "]"),
    ]
    try replace(changes.map { (range: $0.0, text: $0.1) }, at: path) { entry in
      Self.rename("env", to: "envs", in: &entry)
      entry?.change([.field("envs")]) { $0 = .sequence([.scalar(file, .string)]) }
    }
  }

  private func meaning(at path: EditPath) -> Meaning? {
    var found: Meaning?
    var copy = meaning
    copy.change(path.steps) { found = $0 }
    return found
  }

  /// Puts fields before all others.
  fileprivate mutating func addFirst(_ fields: [EditedValue.Field]) throws {
    guard let root, let first = root.fields.first, root.style != .flow else {
      for field in fields { try put(field.value, at: field.key) }
      return
    }
    let place = commentsAbove(lineStart(first.key.range.lowerBound))
    let lines = fields.flatMap { ValueLines(dashIndent: 0).block($0) }
    try replace([(place..<place, block(lines, at: place))], at: []) { root in
      guard case .mapping(let pairs)? = root else { return }
      root = .mapping(fields.map { Meaning.Pair(key: $0.key, value: $0.value.meaning) } + pairs)
    }
  }
}
