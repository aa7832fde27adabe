import Kustomize

/// How a build is made. The defaults are those of `kustomize build`, which runs no programs.
///
/// ```swift
/// var options = BuildOptions()
/// options.isStrict = true
/// options.helm = BuildOptions.Helm(kubeVersion: "1.33")
/// let manifests = try Manifests(building: "overlays/prod", options: options)
/// ```
public struct BuildOptions: Sendable, Hashable {
  /// Which files a kustomization may read.
  public enum LoadRestrictor: String, Sendable, Hashable, CaseIterable {
    /// Files must lie in the folder of the kustomization that names them, or below it.
    case rootOnly = "LoadRestrictionsRootOnly"
    case none = "LoadRestrictionsNone"
  }

  /// The order of the output.
  public enum Reorder: String, Sendable, Hashable, CaseIterable {
    /// As the resources were read.
    case none
    /// Namespaces and other resources that many depend on first.
    case legacy
  }

  public var loadRestrictor = LoadRestrictor.rootOnly
  /// The order of the output; nil is kustomize's default: legacy order unless the kustomization says otherwise.
  public var reorder: Reorder?
  /// Adds the label `app.kubernetes.io/managed-by` to every resource.
  public var addsManagedByLabel = false
  /// Fails a build that has warnings.
  public var isStrict = false
  /// Keeps what values replaced, for ``Manifests/origins(showsSecrets:)``.
  public var keepsHistory = false
  /// Runs the functions and plugins that a kustomization names; nil refuses them.
  public var functions: Functions?
  /// Inflates the Helm charts that a kustomization names; nil refuses them.
  public var helm: Helm?
  /// The folder where clones of remote bases are kept; nil keeps none.
  public var gitCache: String?
  /// How many threads there may be, two at the most; nil is as many as there are cores. The output is the same.
  public var threads: Int?
  /// Builds what a stranger wrote, whatever else these options open: fetches and runs nothing, follows no link, and reads
  /// nothing outside of the checkout. How long a build takes is for the caller to watch.
  public var isUntrusted = false

  public init() {}

  /// How functions are run, which transform or generate resources: in containers, or as programs.
  public struct Functions: Sendable, Hashable {
    /// Runs functions that are programs. Not for kustomizations that you do not trust.
    public var allowsPrograms: Bool
    /// The docker network of functions that ask for one; nil gives them none.
    public var network: String?
    /// Environment variables of containers, `NAME=value`, or `NAME` for what it is here.
    public var environment: [String]
    /// Storage of containers, as docker's `--mount` takes it.
    public var mounts: [String]
    /// Runs containers with the user's own uid and gid.
    public var runsAsCurrentUser: Bool

    public init(
      allowsPrograms: Bool = false, network: String? = nil, environment: [String] = [], mounts: [String] = [],
      runsAsCurrentUser: Bool = false
    ) {
      self.allowsPrograms = allowsPrograms
      self.network = network
      self.environment = environment
      self.mounts = mounts
      self.runsAsCurrentUser = runsAsCurrentUser
    }
  }

  /// How charts are inflated.
  public struct Helm: Sendable, Hashable {
    /// The helm program.
    public var command: String
    /// The Kubernetes version that helm is told.
    public var kubeVersion: String?
    /// The API versions that helm is told.
    public var apiVersions: [String]
    /// Asks helm for debug output.
    public var isDebug: Bool

    public init(
      command: String = "helm", kubeVersion: String? = nil, apiVersions: [String] = [], isDebug: Bool = false
    ) {
      self.command = command
      self.kubeVersion = kubeVersion
      self.apiVersions = apiVersions
      self.isDebug = isDebug
    }
  }
}

extension BuildOptions {
  /// The engine's own.
  var base: Kustomize.BuildOptions {
    var base = Kustomize.BuildOptions()
    base.loadRestrictor = loadRestrictor == .none ? .none : .rootOnly
    base.reorder = reorder.map { $0 == .none ? .none : .legacy }
    base.addsManagedByLabel = addsManagedByLabel
    base.isStrict = isStrict
    base.keepsHistory = keepsHistory
    base.gitCache = gitCache
    base.threads = threads
    if let functions {
      base.enablesPlugins = true
      base.enablesExec = functions.allowsPrograms
      base.enablesNetwork = functions.network != nil
      base.networkName = functions.network ?? base.networkName
      base.environment = functions.environment
      base.mounts = functions.mounts
      base.asCurrentUser = functions.runsAsCurrentUser
    }
    if let helm {
      base.enablesHelm = true
      base.helmCommand = helm.command
      base.helmKubeVersion = helm.kubeVersion
      base.helmAPIVersions = helm.apiVersions
      base.helmDebug = helm.isDebug
    }
    return isUntrusted ? base.forStrangers : base
  }
}
