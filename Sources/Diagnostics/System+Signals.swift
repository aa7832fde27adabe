import CPlatform
import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where the handler of signals writes which one has come: all that a handler may do is a system call.
private let arrivals = Atomic<Int32>(-1)

extension System {
  /// Has a closure called, on a thread of its own, when the first signal comes that asks this process to end: from its
  /// terminal, its user, or whoever runs it. The process goes on meanwhile; it is for the closure to end it. Signals that
  /// are ignored already stay so. Called once.
  package static func onTermination(_ body: @escaping @Sendable (_ signal: Int32) -> Void) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    arrivals.store(ends[1], ordering: .sequentiallyConsistent)
    let reader = ends[0]
    DispatchQueue(label: "strata.termination").async {
      var number: UInt8 = 0
      if (try? read(reader, to: &number, count: 1)) == 1 { body(Int32(number)) }
    }
    for number in [SIGHUP, SIGINT, SIGTERM] where strata_is_ignored(number) == 0 {
      _ = signal(number) { number in
        strata_note_signal(arrivals.load(ordering: .sequentiallyConsistent), number)
      }
    }
  }

  /// Ends this process as a signal does that it has no handler for, so that whoever started it sees which one it was.
  package static func end(bySignal number: Int32) -> Never {
    _ = signal(number, SIG_DFL)
    kill(getpid(), number)
    // It comes to some thread, soon.
    while true { pause() }
  }

  /// Asks a process to end, or makes it.
  ///
  /// - Parameter withGroup: also all that are in its group, which it leads.
  package static func end(_ process: Int32, withGroup: Bool, byForce: Bool) {
    kill(withGroup ? -process : process, byForce ? SIGKILL : SIGTERM)
  }

  /// Whether any process of a group is left.
  package static func isRunning(group: Int32) -> Bool { kill(-group, 0) == 0 || errno == EPERM }

  /// The most memory that the process has had so far, in bytes.
  package static var peakMemory: Int { strata_peak_memory() }

  package static func sleep(milliseconds: UInt32) { usleep(milliseconds * 1000) }

  /// From now on a reader that leaves a pipe does not end the process that writes to it: the write fails.
  package static func outliveReaders() { _ = signal(SIGPIPE, SIG_IGN) }
}
