import Diagnostics
import YAML

extension EditableText {
  /// kustomize takes a field by its name in any case, and where it stands twice the last one. An edit that looks for one
  /// would add a second, which is why such a text is not edited.
  ///
  /// - Throws: `Diagnostic` at a field whose name is in another case than it should be.
  func refuseOtherSpellings() throws {
    try refuseOtherSpellings(of: root, among: Self.fieldNames)
    for field in root?.fields ?? [] where field.key.text.map(Self.fieldNames.contains) == true {
      for element in field.value.elements { try refuseOtherSpellings(of: element, among: Self.entryNames) }
    }
  }

  private func refuseOtherSpellings(of mapping: SourceNode?, among names: Set<String>) throws {
    for field in mapping?.fields ?? [] {
      guard let name = field.key.text, !names.contains(name) else { continue }
      let word = name.lowercased()
      guard let meant = names.first(where: { $0.lowercased() == word }) else { continue }
      throw diagnostic("'\(name)' is '\(meant)' in another case", at: field.key.range, hint: "write '\(meant)'")
    }
  }

  /// What edits look for.
  private static let fieldNames: Set<String> = [
    "apiVersion", "kind", "resources", "bases", "namePrefix", "nameSuffix", "namespace", "commonLabels", "labels",
    "commonAnnotations", "patches", "configMapGenerator", "secretGenerator", "images", "imageTags", "replacements",
    "replicas", "configurations", "generators", "transformers", "components", "buildMetadata",
  ]

  /// What they look for in an entry.
  private static let entryNames: Set<String> = [
    "name", "newName", "newTag", "digest", "tagSuffix", "count", "path", "patch", "target", "options", "namespace",
    "behavior", "type", "literals", "files", "envs", "pairs", "includeSelectors", "includeTemplates",
  ]
}
