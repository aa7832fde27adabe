import Diagnostics
import Kustomize
import YAML

/// Edits a kustomization as `kustomize edit` does, and leaves all else of the file as it is.
package struct KustomizationEditor {
  package internal(set) var text: EditableText
  /// What was asked for and is so already.
  package private(set) var notes: [String] = []

  /// - Parameter path: for errors.
  /// - Throws: `Diagnostic` where the text is no YAML, or has several documents.
  package init(_ bytes: [UInt8], path: String) throws {
    text = try EditableText(bytes, path: path)
    try text.refuseOtherSpellings()
  }

  mutating func note(_ text: String) { notes.append(text) }

  // MARK: Single values

  /// Sets a field that has one text, such as `namespace`. An empty one takes it out.
  package mutating func set(_ field: String, to value: String) throws {
    if value.isEmpty { try text.remove(at: .field(field)) } else { try text.put(.text(value), at: field) }
  }

  // MARK: Lists of texts

  private func texts(_ field: String) -> [String] {
    text.meaning.field(field)?.elements.map { $0.text ?? "" } ?? []
  }

  /// Adds those entries to a list that it does not have. The kustomization itself is none of its resources.
  ///
  /// - Parameter refusesKnown: whether one that is there already is a mistake.
  /// - Throws: `Diagnostic` for such a mistake.
  package mutating func add(_ entries: [String], to field: String, refusesKnown: Bool = false) throws {
    let own = text.path.split(separator: "/").last.map(String.init)
    // What `bases` has, is a resource.
    var known = Set(Self.lists(field).flatMap(texts))
    var new: [EditedValue] = []
    for entry in entries where entry != own {
      if known.insert(entry).inserted {
        new.append(.text(entry))
      } else if refusesKnown {
        throw Diagnostic(.inKustomization, "'\(entry)' is in '\(field)' already")
      } else {
        note("'\(entry)' is in '\(field)' already")
      }
    }
    try text.append(new, to: field)
  }

  /// The names that a list has: its own, and the one that kustomize called it by before.
  private static func lists(_ field: String) -> [String] {
    switch field {
    case "resources": [field, "bases"]
    case "images": [field, "imageTags"]
    default: [field]
    }
  }

  /// Takes the entries out of a list that a pattern of the shell matches.
  package mutating func remove(matching patterns: [String], from field: String) throws {
    for pattern in patterns {
      let glob = try GlobPattern(checking: pattern)
      var isMatched = false
      for list in Self.lists(field) {
        let entries = texts(list)
        for index in entries.indices.reversed() where glob.matches(entries[index]) {
          isMatched = true
          try text.remove(at: .field(list).element(index))
        }
      }
      if !isMatched { note("nothing in '\(field)' matches '\(pattern)'") }
    }
  }

  /// Puts other entries into the place of all that a list has.
  package mutating func set(_ entries: [String], as field: String) throws {
    guard texts(field) != entries else { return }
    for entry in entries where !texts(field).contains(entry) { try text.append(.text(entry), to: field) }
    for index in texts(field).indices.reversed() where !entries.contains(texts(field)[index]) {
      try text.remove(at: .field(field).element(index))
    }
  }

  // MARK: Lists of entries with a name

  /// Changes the entry of a list that has a name, and adds one where none has. Of several with the name the first is
  /// changed, and the others go.
  ///
  /// - Parameter fields: what the entry has; nil for a field that it is not to have.
  package mutating func set(_ name: String, in list: String, to fields: [(key: String, value: EditedValue?)]) throws {
    let named = Self.lists(list).flatMap { list in
      entries(of: list).enumerated().filter { $0.element.field("name")?.text == name }.map { (list, $0.offset) }
    }
    guard let first = named.first else {
      let written = fields.compactMap { field in field.value.map { EditedValue.Field(field.key, $0) } }
      return try text.append(.mapping([EditedValue.Field("name", .text(name))] + written), to: list)
    }
    for (list, index) in named.dropFirst().reversed() { try text.remove(at: .field(list).element(index)) }
    let entry = EditPath.field(first.0).element(first.1)
    for (key, value) in fields {
      if let value { try text.put(value, at: key, of: entry) } else { try text.remove(at: entry.field(key)) }
    }
  }

  func entries(of list: String) -> [Meaning] { text.meaning.field(list)?.elements ?? [] }

  private func entry(of image: ImageEdit) -> Meaning? {
    Self.lists("images").flatMap(entries).first { $0.field("name")?.text == image.name }
  }

  /// Adds what an image is to be, where nothing is said of it yet.
  ///
  /// - Throws: `Diagnostic` where something is.
  package mutating func add(_ image: ImageEdit) throws {
    guard entry(of: image) == nil else {
      throw Diagnostic(.inKustomization, "'\(image.name)' is in 'images' already", hint: "'edit set image' changes it")
    }
    try set(image)
  }

  /// Sets what an image is to be, by `images`.
  package mutating func set(_ image: ImageEdit) throws {
    let old = entry(of: image)
    func value(_ asked: String, _ key: String) -> EditedValue? {
      let value = asked == ImageEdit.kept ? old?.field(key)?.text ?? "" : asked
      return value.isEmpty ? nil : .text(value)
    }
    try set(
      image.name, in: "images",
      to: [
        ("newName", value(image.newName, "newName")), ("newTag", value(image.newTag, "newTag")),
        ("digest", value(image.digest, "digest")), ("tagSuffix", nil),
      ])
  }

  // MARK: Labels and annotations

  /// Gives the keys of a mapping their values.
  ///
  /// - Parameter isForced: whether those that are there already get another one.
  /// - Throws: `Diagnostic` where one is there that is not to be changed.
  package mutating func set(_ pairs: [MetadataPair], in field: String, isForced: Bool = true) throws {
    try set(pairs, at: [], field, isForced: isForced)
  }

  private mutating func set(_ pairs: [MetadataPair], at path: EditPath, _ field: String, isForced: Bool) throws {
    for pair in pairs {
      if !isForced, text.node(at: path.field(field))?.field(pair.key) != nil { throw pair.isPresent(in: field) }
      let isThere = text.node(at: path.field(field))?.fields.isEmpty == false
      if isThere {
        try text.put(.text(pair.value), at: pair.key, of: path.field(field))
      } else {
        try text.put(.mapping([EditedValue.Field(pair.key, .text(pair.value))]), at: field, of: path)
      }
    }
  }

  /// Gives labels by `labels`, which leaves selectors alone.
  package mutating func addLabels(_ pairs: [MetadataPair], includesTemplates: Bool, isForced: Bool) throws {
    for pair in pairs {
      let entries = text.node(at: .field("labels"))?.elements ?? []
      let index = entries.firstIndex { entry in
        Self.isOn(entry, "includeSelectors") == false && Self.isOn(entry, "includeTemplates") == includesTemplates
      }
      if let index {
        try set([pair], at: EditPath.field("labels").element(index), "pairs", isForced: isForced)
      } else {
        var entry: [EditedValue.Field] = includesTemplates ? [.init("includeTemplates", .boolean(true))] : []
        entry.append(.init("pairs", .mapping([.init(pair.key, .text(pair.value))])))
        try text.append(.mapping(entry), to: "labels")
      }
    }
  }

  private static func isOn(_ entry: SourceNode, _ field: String) -> Bool {
    entry.field(field)?.value.text == "true"
  }

  /// Takes keys out of a mapping.
  ///
  /// - Parameter isForced: whether those that are not there are passed over.
  package mutating func remove(_ keys: [String], in field: String, isForced: Bool) throws {
    guard !keys.contains("") else { throw Diagnostic(.invalidEdit, "a key of '\(field)' without a name is none") }
    for key in keys {
      guard text.node(at: .field(field))?.field(key) != nil else {
        if isForced { continue }
        throw Diagnostic(
          .notInKustomization, "'\(field)' of \(text.path) has no '\(key)'",
          hint: "--ignore-non-existence takes that as done")
      }
      try text.remove(at: .field(field).field(key))
    }
  }
}

extension Diagnostic.ID {
  package static let invalidEdit = Diagnostic.ID("E0102", "invalid-edit")
  static let inKustomization = Diagnostic.ID("E0103", "present-already")
  static let notInKustomization = Diagnostic.ID("E0104", "not-present")
}
