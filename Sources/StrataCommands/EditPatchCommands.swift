import ArgumentParser
import Editing

/// The entry of `patches` that an edit is about.
struct PatchArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The file with the patch.", valueName: "FILE"), completion: .file())
  var path: String?

  @Option(help: ArgumentHelp("The text of the patch, in place of a file.", valueName: "TEXT"))
  var patch: String?

  @Option(help: ArgumentHelp("The group of the resources to be patched.", valueName: "GROUP"))
  var group: String?

  @Option(help: ArgumentHelp("Their version.", valueName: "VERSION"))
  var version: String?

  @Option(help: ArgumentHelp("Their kind.", valueName: "KIND"))
  var kind: String?

  @Option(help: ArgumentHelp("Their name.", valueName: "NAME"))
  var name: String?

  @Option(help: ArgumentHelp("Their namespace.", valueName: "NAMESPACE"))
  var namespace: String?

  @Option(help: ArgumentHelp("A selector of their labels: app=web.", valueName: "SELECTOR"))
  var labelSelector: String?

  @Option(help: ArgumentHelp("A selector of their annotations.", valueName: "SELECTOR"))
  var annotationSelector: String?

  /// - Throws: `Diagnostic` where a file and a text are given.
  func edit() throws -> PatchEdit {
    let target = [
      "group": group, "version": version, "kind": kind, "name": name, "namespace": namespace,
      "labelSelector": labelSelector, "annotationSelector": annotationSelector,
    ]
    return try PatchEdit(path: path ?? "", patch: patch ?? "", target: target.compactMapValues { $0 })
  }
}

struct AddPatchCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch", abstract: "Add a patch to 'patches'.",
    discussion: """
      EXAMPLES
        strata edit add patch --path web-patch.yaml
        strata edit add patch --path limits.yaml --kind Deployment --label-selector tier=front
      """)

  @OptionGroup var patch: PatchArguments
  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.add(patch.edit()) }
}

struct SetPatchCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch", abstract: "Set the target of a patch, or its text, in 'patches'.",
    discussion: """
      With --path, the patch of that file gets this target and no other. With --patch, the patch \
      that is written into the kustomization for this target gets this text. Where there is none, \
      it is added.

      EXAMPLES
        strata edit set patch --path limits.yaml --kind StatefulSet
      """)

  @OptionGroup var patch: PatchArguments
  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.set(patch.edit()) }
}

struct RemovePatchCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch", abstract: "Take a patch out of 'patches'.",
    discussion: """
      Takes out what has this file or text, this target and nothing else.

      EXAMPLES
        strata edit remove patch --path limits.yaml --kind Deployment --label-selector tier=front
      """)

  @OptionGroup var patch: PatchArguments
  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws { try editor.remove(patch.edit()) }
}
