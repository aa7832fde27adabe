import Diagnostics

/// What the edits of ConfigMaps and Secrets are given: an entry of `configMapGenerator` or `secretGenerator`.
package struct GeneratorEdit: Sendable {
  package var name: String
  package var namespace = ""
  /// `KEY=VALUE`.
  package var literals: [String] = []
  /// `PATH` or `KEY=PATH`.
  package var files: [String] = []
  package var envs: [String] = []
  package var behavior = ""
  /// Of a Secret.
  package var type = ""
  package var disablesNameSuffixHash = false

  package init(name: String, namespace: String = "") { (self.name, self.namespace) = (name, namespace) }

  /// Whether an entry is the one that is meant: without a namespace it is in `default`, to kustomize's edits.
  func isFor(_ entry: Meaning) -> Bool {
    let other = entry.field("namespace")?.text ?? ""
    return entry.field("name")?.text == name
      && (namespace.isEmpty ? "default" : namespace) == (other.isEmpty ? "default" : other)
  }

  fileprivate var lists: [(key: String, entries: [String])] {
    [("literals", literals), ("files", files), ("envs", envs)].filter { !$0.entries.isEmpty }
  }

  /// As a new entry.
  fileprivate var value: EditedValue {
    let texts = [("name", name), ("namespace", namespace), ("behavior", behavior), ("type", type)]
    var fields = texts.filter { !$0.1.isEmpty }.map { EditedValue.Field($0.0, .text($0.1)) }
    fields += lists.map { EditedValue.Field($0.key, .list($0.entries.map { .text($0) })) }
    if disablesNameSuffixHash { fields.append(EditedValue.Field("options", .mapping([Self.withoutHash]))) }
    return .mapping(fields)
  }

  fileprivate static let withoutHash = EditedValue.Field("disableNameSuffixHash", .boolean(true))

  /// The key of `KEY=VALUE`; nil where there is none.
  fileprivate static func key(of literal: String) -> String? {
    guard let sign = literal.firstIndex(of: "="), sign != literal.startIndex else { return nil }
    return String(literal[..<sign])
  }

  /// The key of `KEY=VALUE`.
  ///
  /// - Throws: `Diagnostic` where there is none.
  fileprivate static func checkedKey(of literal: String) throws -> String {
    guard let key = key(of: literal) else { throw Diagnostic(.invalidEdit, "'\(literal)' is not KEY=VALUE") }
    return key
  }

  /// What a file becomes the key by: what stands before the sign, or its name.
  fileprivate static func key(ofFile file: String) -> String {
    key(of: file) ?? file.split(separator: "/").last.map(String.init) ?? file
  }
}

extension KustomizationEditor {
  /// Adds sources to an entry of a list of generators, and the entry where it is not there.
  ///
  /// - Throws: `Diagnostic` where the sources would give one key twice, or none.
  package mutating func add(_ generator: GeneratorEdit, to list: String) throws {
    let index = entries(of: list).firstIndex(where: generator.isFor)
    try checkKeys(of: generator, with: index.map { entries(of: list)[$0] }, in: list)
    guard let index else { return try text.append(generator.value, to: list) }
    let path = EditPath.field(list).element(index)
    for (key, entries) in generator.lists { try text.append(entries.map { .text($0) }, to: key, of: path) }
    if !generator.behavior.isEmpty { try text.put(.text(generator.behavior), at: "behavior", of: path) }
    guard generator.disablesNameSuffixHash else { return }
    let flag = GeneratorEdit.withoutHash
    if entries(of: list)[index].field("options")?.fields.isEmpty == false {
      try text.put(flag.value, at: flag.key, of: path.field("options"))
    } else {
      try text.put(.mapping([flag]), at: "options", of: path)
    }
  }

  private func checkKeys(of generator: GeneratorEdit, with entry: Meaning?, in list: String) throws {
    let old = ["literals", "files"].flatMap { key in
      (entry?.field(key)?.elements ?? []).compactMap(\.text).map(GeneratorEdit.key(ofFile:))
    }
    var known = Set(old)
    let keys =
      try generator.literals.map(GeneratorEdit.checkedKey(of:)) + generator.files.map(GeneratorEdit.key(ofFile:))
    for key in keys {
      guard known.insert(key).inserted else {
        throw Diagnostic(.inKustomization, "'\(generator.name)' in '\(list)' would have the key '\(key)' twice")
      }
      let isKey =
        key.utf8.count <= 253 && key != "." && !key.hasPrefix("..")
        && key.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-._".unicodeScalars.contains($0))
        }
      guard isKey else {
        throw Diagnostic(.invalidEdit, "'\(key)' is no key: it has letters, digits, '-', '_' and '.'")
      }
    }
  }

  /// Gives keys that an entry has other values, and the entry another namespace.
  ///
  /// - Throws: `Diagnostic` where there is no such entry, or no such key.
  package mutating func set(_ generator: GeneratorEdit, newNamespace: String, in list: String) throws {
    guard let index = entries(of: list).firstIndex(where: generator.isFor) else {
      throw Self.isMissing([generator.name], in: list)
    }
    let path = EditPath.field(list).element(index)
    let old = (entries(of: list)[index].field("literals")?.elements ?? []).map { $0.text.flatMap(GeneratorEdit.key) }
    for literal in generator.literals {
      let key = try GeneratorEdit.checkedKey(of: literal)
      guard let place = old.firstIndex(of: key) else {
        throw Diagnostic(
          .notInKustomization, "'\(generator.name)' in '\(list)' has no '\(key)' among its literals",
          hint: "'edit add' adds it")
      }
      try text.put(literal, asElement: place, of: path.field("literals"))
    }
    if !newNamespace.isEmpty { try text.put(.text(newNamespace), at: "namespace", of: path) }
  }

  /// Takes entries out of a list of generators.
  ///
  /// - Throws: `Diagnostic` where it has none of them.
  package mutating func remove(_ names: [String], of namespace: String, from list: String) throws {
    let generators = names.map { GeneratorEdit(name: $0, namespace: namespace) }
    let old = entries(of: list)
    let found = old.indices.filter { index in generators.contains { $0.isFor(old[index]) } }
    guard !found.isEmpty else { throw Self.isMissing(names, in: list) }
    for generator in generators where !old.contains(where: generator.isFor) {
      note("'\(list)' has no '\(generator.name)'")
    }
    for index in found.reversed() { try text.remove(at: .field(list).element(index)) }
  }

  private static func isMissing(_ names: [String], in list: String) -> Diagnostic {
    Diagnostic(
      .notInKustomization, "'\(list)' has no '\(names.joined(separator: "' and no '"))'",
      hint: "--namespace says which one is meant where it has a namespace")
  }
}
