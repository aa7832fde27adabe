import Diagnostics
import Kustomize

extension BuildOptions {
  /// What the environment asks for, where no flag does: `STRATA_THREADS=1` keeps a build to one thread.
  static var ofEnvironment: BuildOptions {
    var options = BuildOptions()
    options.threads = System.environmentVariable("STRATA_THREADS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return options
  }
}
