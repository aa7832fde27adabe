import Diagnostics
import Synchronization

/// What is put in order where a signal ends the process: the programs that it runs end, with all that they have started,
/// and the folders that it has made for a while are removed. Then the signal takes its course.
///
/// It costs nothing before there is the first of them.
enum Interruption {
  private struct State {
    var isWatching = false
    var isEnding = false
    /// Programs that are being started, of which the group is not known yet.
    var starting = 0
    /// Processes that lead a group of their own.
    var groups: Set<Int32> = []
    var folders: Set<String> = []
  }

  private static let state = Mutex(State())

  /// A program is about to be started: a signal that comes from here on waits until its group is known.
  static func willStart() { change { if !$0.isEnding { $0.starting += 1 } } }
  static func hasStarted(group: Int32) {
    change {
      $0.starting -= 1
      $0.groups.insert(group)
    }
  }
  static func hasNotStarted() { change { $0.starting -= 1 } }
  static func remove(group: Int32) { change { $0.groups.remove(group) } }
  static func add(folder: String) { change { $0.folders.insert(folder) } }
  static func remove(folder: String) { change { $0.folders.remove(folder) } }

  private static func change(_ body: (inout State) -> Void) {
    let isEnding = state.withLock { state in
      body(&state)
      if !state.isWatching {
        state.isWatching = true
        System.onTermination(end)
      }
      return state.isEnding
    }
    if isEnding { waitForEnd() }
  }

  /// Does not return where a signal has come: what a program says that was ended by it is no news.
  static func waitForEnd() {
    while state.withLock({ $0.isEnding }) { System.sleep(milliseconds: 100) }
  }

  /// How long programs have to end by themselves.
  private static let patience: UInt32 = 1000

  private static func end(by signal: Int32) {
    state.withLock { $0.isEnding = true }
    waitPatiently { state.withLock { $0.starting > 0 } }
    let (groups, folders) = state.withLock { ($0.groups, $0.folders) }
    for group in groups { System.end(group, withGroup: true, byForce: false) }
    waitPatiently { groups.contains(where: System.isRunning) }
    for group in groups { System.end(group, withGroup: true, byForce: true) }
    for folder in folders { TemporaryDirectory.remove(folder) }
    System.end(bySignal: signal)
  }

  private static func waitPatiently(while isBusy: () -> Bool) {
    var waited: UInt32 = 0
    while waited < patience, isBusy() {
      System.sleep(milliseconds: 20)
      waited += 20
    }
  }
}
