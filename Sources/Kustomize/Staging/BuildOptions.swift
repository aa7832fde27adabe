import Diagnostics
import YAML

/// How a build is made: the flags of `strata build`.
public struct BuildOptions: Sendable {
  public typealias LoadRestrictor = LoadRestriction

  public enum Reorder: String, Sendable, CaseIterable {
    case none, legacy
  }

  public var loadRestrictor = LoadRestrictor.rootOnly
  /// The order of the output; nil is kustomize's default, legacy order unless the kustomization says otherwise.
  public var reorder: Reorder?
  /// Adds the label `app.kubernetes.io/managed-by` to every resource.
  public var addsManagedByLabel = false
  /// Runs functions and plugins that a kustomization names.
  public var enablesPlugins = false
  /// Runs functions that are programs.
  public var enablesExec = false
  public var enablesNetwork = false
  public var networkName = "bridge"
  /// Environment variables for container functions, `NAME=value` or `NAME`.
  public var environment: [String] = []
  public var asCurrentUser = false
  public var mounts: [String] = []
  /// Inflates Helm charts.
  public var enablesHelm = false
  public var helmCommand = "helm"
  public var helmKubeVersion: String?
  public var helmAPIVersions: [String] = []
  public var helmDebug = false
  /// Where clones of remote bases are kept; nil keeps none.
  public var gitCache: String?
  /// How long a program may run that a kustomization has the build call: a function, a plugin, helm, and each call of git.
  public var programTimeLimit = ProcessRunner.usualTimeLimit
  /// Keeps what values replaced, for `strata blame --history`.
  package var keepsHistory = false
  /// Shows files of remote bases with the commit that they are from.
  package var namesCommits = false
  /// What a function writes on standard error becomes a note among the warnings; otherwise it goes to that of this process.
  package var notesProgramErrors = false
  /// How many threads read large files, two at the most; nil is as many as there are cores. The output is the same.
  public var threads: Int?
  /// What is only a warning fails the build.
  public var isStrict = false
  /// Whether the kustomization is a stranger's: see `forStrangers`.
  package private(set) var isUntrusted = false

  public init() {}

  /// These options for a stranger's kustomization, whatever else they open: nothing is fetched, no program runs, no link
  /// is followed, nothing outside of the tree is read, and what it may take has tighter limits (`UntrustedLimits`).
  package var forStrangers: BuildOptions {
    var options = self
    options.isUntrusted = true
    options.loadRestrictor = .rootOnly
    options.enablesPlugins = false
    options.enablesExec = false
    options.enablesNetwork = false
    options.environment = []
    options.mounts = []
    options.enablesHelm = false
    options.gitCache = nil
    return options
  }

  /// What a flag would do, as the hint of a refusal says it.
  package func hint(_ flag: String) -> String { isUntrusted ? "\(flag), but not with --untrusted" : flag }

  /// How many threads there may be.
  package var threadLimit: Int { threads ?? System.coreCount }

  /// How many threads work on so many builds at once, and the options of each: of two threads, a build has one.
  package func divided(among builds: Int) -> (threads: Int, options: BuildOptions) {
    guard threadLimit > 1, builds > 1 else { return (1, self) }
    var options = self
    options.threads = 1
    return (2, options)
  }
}
