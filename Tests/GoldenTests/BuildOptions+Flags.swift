import Kustomize

/// A flag in a case's `flags` file that this runner does not know.
struct UnknownFlag: Error { let flag: String }

extension BuildOptions {
  /// The options that a case's flags stand for.
  init(flags: [String]) throws {
    self.init()
    var rest = flags[...]
    while let flag = rest.popFirst() {
      switch flag {
      case "--load-restrictor": loadRestrictor = LoadRestrictor(rawValue: rest.popFirst() ?? "") ?? loadRestrictor
      case "--reorder": reorder = Reorder(rawValue: rest.popFirst() ?? "")
      case "--enable-managedby-label": addsManagedByLabel = true
      case "--enable-alpha-plugins": enablesPlugins = true
      case "--enable-exec": enablesExec = true
      case "--enable-helm": enablesHelm = true
      case "--strict": isStrict = true
      default: throw UnknownFlag(flag: flag)
      }
    }
  }
}
