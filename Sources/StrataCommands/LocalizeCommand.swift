import ArgumentParser
import DeploymentModels
import Diagnostics
import Editing
import Kustomize

/// `strata localize`: copies a kustomization with all that it reads.
struct LocalizeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "localize",
    abstract: "Copy a kustomization with all that it reads, fetched from elsewhere or not.",
    discussion: """
      The copy is built and compared with what it is a copy of before it gets its name. What a build needs options for \
      is given them here.

      EXAMPLES
        strata localize overlays/prod --scope .           the folder localized-prod
        strata localize . vendored
        strata localize 'https://github.com/example/app//overlays/prod?ref=v1.2'

      Exit status: 0 copied, 1 nothing was written.
      """)

  @Argument(
    help: ArgumentHelp("A folder with a kustomization, or the address of one in a repository.", valueName: "TARGET"),
    completion: .directory)
  var target = "."

  @Argument(
    help: ArgumentHelp("The folder to make: localized- and the target's name unless given.", valueName: "DEST"),
    completion: .directory)
  var destination: String?

  @Option(
    help: ArgumentHelp("A folder above the target: what lies in it is copied too. The target itself unless given."),
    completion: .directory)
  var scope: String?

  @Flag(help: "Do not build the copy.")
  var noVerify = false

  @OptionGroup var options: CommandOptions

  func run(_ reporter: Reporter) throws {
    try options.reportingErrors(to: reporter, failure: "'\(target)' was not copied") {
      if !options.components.isEmpty {
        throw Diagnostic(.invalidArgument, "'--component' has no meaning for a copy")
      }
      var build = options.build
      // What kustomize's localize allows, whatever the build needs: the copy of a file outside would lie outside.
      build.loadRestrictor = .rootOnly
      let spec = RemoteSpec(target)
      try check(spec)
      let remote = RemoteSources(
        cache: build.gitCache, fileSystem: RealFileSystem(), timeLimit: build.programTimeLimit,
        isClosed: build.isUntrusted)
      let loader = try loader(spec, remote, build)
      let scope = try scope(of: loader)
      let folder = try NewFolder(destination ?? Self.name(of: loader, spec))
      let place = Path.relative(loader.root, to: scope)
      let localizer = Localizer(scope: scope, excluding: folder.workplace.path, fileSystem: RealFileSystem()) {
        try folder.write($0, $1, copyOf: $2)
      }
      try localizer.localize(loader, to: place)
      if !noVerify { try verify(Path.join(folder.path, place), build, reporter) }
      try folder.commit()
      reporter.report([Diagnostic(.localized, "'\(target)' was copied to '\(folder.name)'", severity: .note)])
    }
  }

  private func check(_ spec: RemoteSpec?) throws {
    guard let spec else { return }
    guard !spec.ref.isEmpty else {
      throw Diagnostic(
        .noVersion, "'\(redactingPassword(target))' names no version, and may be another one tomorrow",
        hint: "?ref=VERSION")
    }
    if scope != nil { throw Diagnostic(.invalidArgument, "'--scope' is for folders: a repository is copied as it is") }
  }

  private func loader(_ spec: RemoteSpec?, _ remote: RemoteSources, _ build: BuildOptions) throws -> Loader {
    try spec.map(remote.loader)
      ?? Loader(
        directory: target, fileSystem: RealFileSystem(), restrictor: .rootOnly, remote: remote,
        isUntrusted: build.isUntrusted)
  }

  /// What the copy is of, absolute, links followed.
  private func scope(of loader: Loader) throws -> String {
    if let repository = loader.repository { return repository.checkout }
    guard let scope else { return loader.root }
    let files = RealFileSystem()
    guard let folder = files.canonicalPath(Path.absolute(scope, from: files.currentDirectory)) else {
      throw Diagnostic.noSuchTarget(scope, "folder", in: files)
    }
    guard Path.isInside(loader.root, folder) else {
      throw Diagnostic(.outsideScope, "'\(target)' does not lie in '\(scope)', which --scope names")
    }
    return folder
  }

  /// Kustomize's name for a copy.
  private static func name(of loader: Loader, _ spec: RemoteSpec?) -> String {
    var name = Path.lastComponent(loader.root)
    if let repository = loader.repository, repository.checkout == loader.root {
      name = Path.lastComponent(Path.clean(repository.url))
    }
    let version = spec.map { "-" + $0.ref.replacing("/", with: "-") } ?? ""
    return name.isEmpty ? "localized" : "localized-\(name)\(version)"
  }

  private func verify(_ copy: String, _ build: BuildOptions, _ reporter: Reporter) throws {
    let hint = "--no-verify writes the copy without building it"
    func built(_ directory: String, isCopy: Bool) throws -> [UInt8] {
      do {
        let result = try Build.run(directory: directory, options: build, plugins: [DeploymentModelPlugin()])
        if !isCopy { reporter.report(result.warnings) }
        return try result.yaml()
      } catch let error as Diagnostic {
        var error = error
        error.notes.append(Diagnostic.Note(isCopy ? "this is the copy: \(hint)" : hint))
        throw error
      }
    }
    guard try built(target, isCopy: false) == built(copy, isCopy: true) else {
      throw Diagnostic(.copyDiffers, "the copy builds something else than '\(target)'", hint: hint)
    }
  }
}

extension Diagnostic.ID {
  static let localized = Diagnostic.ID("E0206", "localized")
  static let copyDiffers = Diagnostic.ID("E0207", "copy-differs")
}
