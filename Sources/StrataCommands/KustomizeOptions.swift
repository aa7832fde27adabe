import ArgumentParser
import Kustomize

/// The flags of `kustomize build`, under its names.
struct KustomizeOptions: ParsableArguments {
  @Option(help: "Which files may be read: LoadRestrictionsRootOnly or LoadRestrictionsNone.")
  var loadRestrictor = LoadRestrictor.rootOnly

  @Option(help: "The order of the output where the kustomization has no sortOptions: none or legacy.")
  var reorder: Reorder?

  @Flag(name: .customLong("enable-managedby-label"), help: "Add the label app.kubernetes.io/managed-by.")
  var enableManagedByLabel = false

  @Flag(help: "Run the plugins and functions that a kustomization names.")
  var enableAlphaPlugins = false

  @Flag(help: "Run functions that are programs. Not for kustomizations that you do not trust.")
  var enableExec = false

  @Flag(help: "Give network access to functions that ask for it.")
  var network = false

  @Option(help: "The docker network that functions run in.")
  var networkName = "bridge"

  @Option(name: [.customShort("e"), .customLong("env")], help: "An environment variable for functions.")
  var environment: [String] = []

  @Option(name: .customLong("mount"), help: "Storage for functions.")
  var mounts: [String] = []

  @Flag(help: "Run functions with the user's own uid and gid.")
  var asCurrentUser = false

  @Flag(help: "Inflate Helm charts.")
  var enableHelm = false

  @Option(help: "The helm program.")
  var helmCommand = "helm"

  @Option(help: "The Kubernetes version that helm is told.")
  var helmKubeVersion: String?

  @Option(help: "An API version that helm is told.")
  var helmApiVersions: [String] = []

  @Flag(help: "Ask helm for debug output.")
  var helmDebug = false

  @Option(help: ArgumentHelp("Keep clones of remote bases in this folder.", valueName: "DIR"))
  var gitCache: String?

  @Option(
    help: ArgumentHelp(
      "How long a program may run that is called, such as git, helm or a function: 300 unless given.",
      valueName: "SECONDS"))
  var timeout: Seconds?

  /// Those that were given and are heeded only where something is built.
  var ofBuilds: [String] {
    let given: [(String, Bool)] = [
      ("--reorder", reorder != nil), ("--enable-managedby-label", enableManagedByLabel),
      ("--enable-alpha-plugins", enableAlphaPlugins), ("--enable-exec", enableExec), ("--network", network),
      ("--network-name", networkName != "bridge"), ("--env", !environment.isEmpty), ("--mount", !mounts.isEmpty),
      ("--as-current-user", asCurrentUser), ("--enable-helm", enableHelm), ("--helm-command", helmCommand != "helm"),
      ("--helm-kube-version", helmKubeVersion != nil), ("--helm-api-versions", !helmApiVersions.isEmpty),
      ("--helm-debug", helmDebug), ("--git-cache", gitCache != nil), ("--timeout", timeout != nil),
    ]
    return given.filter(\.1).map(\.0)
  }

  func buildOptions() -> BuildOptions {
    var options = BuildOptions.ofEnvironment
    options.loadRestrictor = loadRestrictor.value
    options.reorder = reorder.map { $0 == .none ? .none : .legacy }
    options.addsManagedByLabel = enableManagedByLabel
    options.enablesPlugins = enableAlphaPlugins
    options.enablesExec = enableExec
    options.enablesNetwork = network
    options.networkName = networkName
    options.environment = environment
    options.mounts = mounts
    options.asCurrentUser = asCurrentUser
    options.enablesHelm = enableHelm
    options.helmCommand = helmCommand
    options.helmKubeVersion = helmKubeVersion
    options.helmAPIVersions = helmApiVersions
    options.helmDebug = helmDebug
    options.gitCache = gitCache == "" ? nil : gitCache
    if let timeout { options.programTimeLimit = timeout.duration }
    return options
  }
}

/// A time that is longer than none.
struct Seconds: ExpressibleByArgument, Equatable {
  let duration: Duration

  init?(argument: String) {
    guard let seconds = Int(argument), (1...1_000_000).contains(seconds) else { return nil }
    duration = .seconds(seconds)
  }
}

/// The values of `--load-restrictor`, with kustomize's short forms.
enum LoadRestrictor: String, ExpressibleByArgument, CaseIterable {
  case rootOnly = "LoadRestrictionsRootOnly"
  case none = "LoadRestrictionsNone"
  case shortRootOnly = "rootOnly"
  case shortNone = "none"

  var value: BuildOptions.LoadRestrictor {
    switch self {
    case .rootOnly, .shortRootOnly: .rootOnly
    case .none, .shortNone: .none
    }
  }

  /// An empty value is that of a flag that was not given, as kustomize takes it.
  init?(argument: String) { self.init(rawValue: argument.isEmpty ? Self.rootOnly.rawValue : argument) }

  static var allValueStrings: [String] { [rootOnly.rawValue, none.rawValue] }
}

/// The values of `--reorder`.
enum Reorder: String, ExpressibleByArgument, CaseIterable {
  case none, legacy
}
