import ArgumentParser
import Diagnostics
import Editing

/// `strata edit sync`.
struct EditSyncCommand: EditingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Bring lists up to date that a comment gives a pattern of the shell.",
    discussion: """
      A comment above a list says which files it has:

        # strata: glob apps/*.yaml
        resources:
        - apps/a.yaml

      Files that are new go to its end, and those that are gone leave it. What no pattern matches \
      stays. kustomize reads the list as it is written.

      EXAMPLES
        strata edit sync
        strata edit sync --check

      Exit status: 0 done, or nothing to do; 1 with --check, where a list is not up to date; 2 an error.
      """)

  static let failureStatus: Int32 = 2

  @Flag(help: "Print what is not up to date, and leave the file as it is.")
  var check = false

  @OptionGroup var options: EditOptions

  var changesNothing: Bool { check || options.dryRun }
  var statusOfChange: Int32 { check ? 1 : 0 }

  func edit(_ editor: inout KustomizationEditor) throws {
    let files = EntryPaths(options.directory)
    let count = try editor.sync { try files.matching([$0]) }
    guard count > 0 else {
      throw Diagnostic(
        .invalidEdit, "no list has a comment with a pattern", hint: "'# strata: glob apps/*.yaml' above 'resources:'")
    }
  }
}
