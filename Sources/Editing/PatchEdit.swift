import Diagnostics

/// What the edits of patches are given: an entry of `patches`.
package struct PatchEdit: Sendable, Equatable {
  /// What a target may have, in kustomize's order.
  private static let targetKeys = [
    "group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector",
  ]

  /// `path`, the name of a file, or `patch`, its text; nil where neither is given.
  let source: (key: String, text: String)?
  /// What resources the patch is for, and what is not said of them left out.
  let target: [EditedValue.Field]

  /// - Parameter target: by the names that it has in a kustomization.
  /// - Throws: `Diagnostic` where a file and a text are given.
  package init(path: String, patch: String, target: [String: String]) throws {
    guard path.isEmpty || patch.isEmpty else {
      throw Diagnostic(.invalidEdit, "--path and --patch exclude each other: one is a file, the other a text")
    }
    source = !path.isEmpty ? ("path", path) : !patch.isEmpty ? ("patch", patch) : nil
    self.target = Self.targetKeys.compactMap { key in
      target[key].flatMap { $0.isEmpty ? nil : EditedValue.Field(key, .text($0)) }
    }
  }

  package static func == (left: PatchEdit, right: PatchEdit) -> Bool {
    left.source?.key == right.source?.key && left.source?.text == right.source?.text && left.target == right.target
  }

  /// For messages.
  var description: String {
    guard let source else { return "patch without a file and a text" }
    return source.key == "path" ? "patch '\(source.text)'" : "patch with this text"
  }

  /// Whether an entry says this and no more.
  func isSame(as entry: Meaning) -> Bool {
    let texts = ["path", "patch"].allSatisfy { entry.text(of: $0) == ($0 == source?.key ? source?.text ?? "" : "") }
    return texts && entry.field("options") == nil && hasTarget(entry)
  }

  /// Whether an entry is for the same resources.
  func hasTarget(_ entry: Meaning) -> Bool {
    // An empty target is not the same as none, to kustomize either.
    guard let others = entry.field("target") else { return target.isEmpty }
    return !target.isEmpty
      && Self.targetKeys.allSatisfy { key in
        let value = target.first { $0.key == key }?.value.meaning.text ?? ""
        return others.text(of: key) == value
      }
  }

  /// Those of the keys of a target that this one does not have.
  var otherTargetKeys: [String] { Self.targetKeys.filter { key in !target.contains { $0.key == key } } }
}

extension Meaning {
  fileprivate func text(of key: String) -> String { field(key)?.text ?? "" }
}

extension KustomizationEditor {
  /// - Throws: `Diagnostic` where there is no patch.
  private func source(of patch: PatchEdit) throws -> (key: String, text: String) {
    guard let source = patch.source else {
      throw Diagnostic(.invalidEdit, "--path or --patch says what the patch is")
    }
    return source
  }

  /// Adds a patch, unless it is there.
  package mutating func add(_ patch: PatchEdit) throws {
    let source = try source(of: patch)
    let entries = text.meaning.field("patches")?.elements ?? []
    guard !entries.contains(where: patch.isSame) else {
      return note("the \(patch.description) is in 'patches' already")
    }
    let target = patch.target.isEmpty ? [] : [EditedValue.Field("target", .mapping(patch.target))]
    try text.append(.mapping([EditedValue.Field(source.key, .text(source.text))] + target), to: "patches")
  }

  /// Gives the patch of a file another target, or the patch of a target another text, and adds one where none is there.
  ///
  /// - Throws: `Diagnostic` where there are several.
  package mutating func set(_ patch: PatchEdit) throws {
    let source = try source(of: patch)
    let entries = text.meaning.field("patches")?.elements ?? []
    let found = entries.indices.filter { index in
      let entry = entries[index]
      guard source.key == "patch" else { return entry.field("path")?.text == source.text }
      return entry.field("path") == nil && patch.hasTarget(entry)
    }
    guard let index = found.first else { return try add(patch) }
    guard found.count == 1 else {
      let which = source.key == "path" ? "the file '\(source.text)'" : "a text for this target"
      throw Diagnostic(
        .invalidEdit, "'patches' has \(found.count) entries with \(which)", hint: "'edit remove patch' takes one out")
    }
    let path = EditPath.field("patches").element(index)
    if source.key == "patch" { return try text.put(.text(source.text), at: "patch", of: path) }
    if patch.target.isEmpty { return try text.remove(at: path.field("target")) }
    guard entries[index].field("target")?.fields.isEmpty == false else {
      return try text.put(.mapping(patch.target), at: "target", of: path)
    }
    for field in patch.target { try text.put(field.value, at: field.key, of: path.field("target")) }
    for key in patch.otherTargetKeys { try text.remove(at: path.field("target").field(key)) }
  }

  /// Takes out the entries that say this and no more.
  package mutating func remove(_ patch: PatchEdit) throws {
    let entries = text.meaning.field("patches")?.elements ?? []
    let found = entries.indices.filter { patch.isSame(as: entries[$0]) }
    if found.isEmpty { note("'patches' has no \(patch.description)\(patch.target.isEmpty ? "" : " and this target")") }
    for index in found.reversed() { try text.remove(at: .field("patches").element(index)) }
  }
}
