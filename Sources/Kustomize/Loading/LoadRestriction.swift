/// Where the files of a layer may lie: `--load-restrictor`.
public enum LoadRestriction: String, Sendable, CaseIterable {
  /// In the folder of the kustomization that names them, or below it.
  case rootOnly = "LoadRestrictionsRootOnly"
  /// Anywhere.
  case none = "LoadRestrictionsNone"
}
