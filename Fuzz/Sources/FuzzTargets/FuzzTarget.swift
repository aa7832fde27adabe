/// A part of Strata that any bytes are given to. It may refuse them; where it crashes, takes too long, or does not do what
/// it promises, something is found.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case reader, kustomization, replacement, pattern, model, diff, build, editor
  case strategicMerge = "strategic-merge"
  case jsonPatch = "json-patch"
  case fieldPath = "field-path"
  case resourceList = "resource-list"

  /// A promise that was not kept.
  package struct Finding: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
  }

  /// - Throws: `Finding`.
  package func check(_ input: [UInt8]) throws {
    switch self {
    case .reader: try Self.checkReader(input)
    case .kustomization: try Self.checkBuild(Self.tree(kustomization: input))
    case .strategicMerge: try Self.checkPatch(input, field: "patches: [{path: b.yaml}]\n")
    case .jsonPatch: try Self.checkPatch(input, field: "patches: [{path: b.yaml, target: {kind: .*}}]\n")
    case .fieldPath: try Self.checkFieldPath(input)
    case .replacement: try Self.checkBuild(Self.tree("replacements: [{path: b.yaml}]\n", ["b.yaml": input]))
    case .pattern: try Self.checkPattern(input)
    case .resourceList: try Self.checkResourceList(input)
    case .model: try Self.checkBuild(Self.tree("transformers: [b.yaml]\n", ["b.yaml": input]))
    case .diff: try Self.checkDiff(input)
    case .editor: try Self.checkEditor(input)
    case .build: try Self.checkBuild(FuzzArchive(input).files)
    }
  }
}
