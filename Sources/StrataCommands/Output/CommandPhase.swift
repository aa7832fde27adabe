import Synchronization

/// Whether a command that is watched still works, or writes what it has found out.
enum CommandPhase {
  private enum State { case unwatched, working, writing }
  private static let state = Mutex(State.unwatched)

  static func startWorking() { state.withLock { $0 = .working } }

  /// To be called before the first byte is written.
  static func startWriting() { state.withLock { $0 = .writing } }

  /// Does something while nothing can begin to be written.
  ///
  /// - Returns: false where the command does not work any more: nothing was done then.
  static func whileWorking(_ body: () -> Void) -> Bool {
    state.withLock { state in
      guard state == .working else { return false }
      body()
      return true
    }
  }
}
