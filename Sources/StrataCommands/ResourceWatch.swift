import Diagnostics
import Kustomize

/// Ends a command that takes too long or too much memory before it prints: `--untrusted`.
///
/// Nothing has been written then. What is written once the work is done takes what its reader takes.
enum ResourceWatch {
  /// How often it looks, in milliseconds.
  private static let interval: UInt32 = 10

  /// - Parameters:
  ///   - failure: the last line of what a command says that has failed.
  ///   - status: its exit status.
  static func start(failure: String, status: Int32) {
    CommandPhase.startWorking()
    let start = ContinuousClock.now
    // Nobody waits for it: it ends with the work, or with the process.
    let watch = System.startThread {
      while CommandPhase.whileWorking({
        if let error = excess(ContinuousClock.now - start, System.peakMemory) { end(error, failure, status) }
      }) {
        System.sleep(milliseconds: interval)
      }
    }
    watch?.detach()
  }

  /// Ends the command. The reporter of the other thread is not to be used by this one.
  private static func end(_ error: Diagnostic, _ failure: String, _ status: Int32) -> Never {
    let reporter = Reporter(Array(CommandLine.arguments.dropFirst()))
    reporter.fail([error], failure)
    reporter.finish()
    System.exit(status)
  }

  /// What a command took too much of.
  ///
  /// - Parameter memory: in bytes.
  static func excess(_ time: Duration, _ memory: Int) -> Diagnostic? {
    if time > UntrustedLimits.time {
      return .untrustedLimit("this takes", moreThan: "\(UntrustedLimits.time.components.seconds) seconds")
    }
    guard memory > UntrustedLimits.memory else { return nil }
    return .untrustedLimit("this takes", moreThan: "\(UntrustedLimits.memory >> 20) MiB of memory")
  }
}
