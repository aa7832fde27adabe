import ArgumentParser

/// `strata edit`: changes a kustomization as `kustomize edit` does, and leaves comments, order and spelling as they are.
struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change a kustomization, and keep its comments.",
    discussion: """
      Takes what kustomize's edit takes. Only the lines change that have to: comments, blank \
      lines, quotes, order and line ends stay. The file is replaced in one step; two edits at \
      once wait for each other.

      EXAMPLES
        strata edit set image nginx=mirror.example.com/nginx:1.29
        strata edit set namespace staging --dir overlays/staging
        strata edit add resource 'apps/*.yaml' --dry-run
        strata edit remove component ../../components/debug

      Exit status: 0 done, 1 nothing was edited.
      """,
    subcommands: [
      EditSetCommand.self, EditAddCommand.self, EditRemoveCommand.self, EditFixCommand.self, EditSyncCommand.self,
      EditListPluginsCommand.self,
    ])
}

/// `strata edit set`.
struct EditSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set a value, whether it is there already or not.",
    subcommands: [
      SetNamePrefixCommand.self, SetNameSuffixCommand.self, SetNamespaceCommand.self, SetImageCommand.self,
      SetReplicasCommand.self, SetPairsCommand<EditedLabels>.self, SetPairsCommand<EditedAnnotations>.self,
      SetPatchCommand.self,
      SetGeneratorCommand<EditedConfigMaps>.self, SetGeneratorCommand<EditedSecrets>.self, SetBuildMetadataCommand.self,
    ])
}

/// `strata edit add`.
struct EditAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an entry to a list, or a key.",
    subcommands: [
      AddResourceCommand.self, AddBaseCommand.self, AddComponentCommand.self, AddPatchCommand.self,
      AddConfigMapCommand.self, AddSecretCommand.self, AddImageCommand.self,
      AddFilesCommand<EditedTransformers>.self, AddFilesCommand<EditedGenerators>.self,
      AddFilesCommand<EditedConfigurations>.self, AddLabelCommand.self, AddAnnotationCommand.self,
      AddBuildMetadataCommand.self,
    ])
}

/// `strata edit remove`.
struct EditRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take out an entry, or a key.",
    subcommands: [
      RemoveEntriesCommand<EditedResources>.self, RemoveEntriesCommand<EditedComponents>.self,
      RemovePatchCommand.self,
      RemoveGeneratorsCommand<EditedConfigMaps>.self, RemoveGeneratorsCommand<EditedSecrets>.self,
      RemoveEntriesCommand<EditedTransformers>.self, RemovePairsCommand<EditedLabels>.self,
      RemovePairsCommand<EditedAnnotations>.self, RemoveBuildMetadataCommand.self,
    ])
}
