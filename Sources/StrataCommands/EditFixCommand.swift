import ArgumentParser
import Editing
import Kustomize

/// `strata edit fix`.
struct EditFixCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Give fields with an old name the new one.",
    discussion: """
      bases becomes resources, imageTags images, commonLabels labels, patchesStrategicMerge and \
      patchesJson6902 patches, and env among generators envs. apiVersion and kind are added. \
      Comments stay. vars are left as they are.

      EXAMPLES
        strata edit fix --dry-run
      """)

  @OptionGroup var options: EditOptions

  func edit(_ editor: inout KustomizationEditor) throws {
    let files = RealFileSystem()
    let done = try editor.fix { files.kind(of: Path.join(options.directory, $0)) == .file }
    guard !done.isEmpty, !options.dryRun else { return }
    try StandardOutput.write("Fixed fields:\n" + done.map { "  \($0)\n" }.joined())
  }
}
