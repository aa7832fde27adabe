import Dispatch
import Synchronization

/// Runs asynchronous work on the thread that waits for it: a synchronous caller that blocks a thread of the concurrency
/// pool could otherwise wait for that very thread.
final class BlockingExecutor: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    arrivals.signal()
  }

  /// The work goes on although its time is over.
  struct Overdue: Error {}

  /// How long it may take to end once the time is over.
  private static let patience = DispatchTimeInterval.seconds(2)

  /// Waits for work to end.
  ///
  /// - Parameters:
  ///   - limit: how long it may take; nil is without limit.
  ///   - onLimit: is called when the time is over, to bring the work to its end; and a while later once more, to do that by
  ///     force.
  /// - Throws: what the work throws, and `Overdue` where force was of no use.
  static func run<Value: Sendable>(
    limit: Duration?, onLimit: (_ byForce: Bool) -> Void, _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let executor = BlockingExecutor()
    let outcome = Outcome<Value>()
    // What the work starts without a tie to it runs on the pool's threads for its priority: not on those, of the usual
    // one, that may all be waiting here.
    Task(executorPreference: executor, priority: .high) {
      do {
        outcome.set(.success(try await work()))
      } catch {
        outcome.set(.failure(error))
      }
    }
    var deadline = limit.map { DispatchTime.now() + $0.dispatchInterval } ?? .distantFuture
    var attempts = 0
    while true {
      if let result = outcome.value { return try result.get() }
      if executor.arrivals.wait(timeout: deadline) == .timedOut {
        guard attempts < 2 else { throw Overdue() }
        onLimit(attempts > 0)
        attempts += 1
        deadline = .now() + patience
        continue
      }
      executor.jobs.withLock { $0.removeFirst() }.runSynchronously(on: executor.asUnownedTaskExecutor())
    }
  }
}

/// What asynchronous work has come to.
private final class Outcome<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)

  var value: Result<Value, any Error>? { result.withLock { $0 } }

  func set(_ value: Result<Value, any Error>) { result.withLock { $0 = value } }
}

extension Duration {
  fileprivate var dispatchInterval: DispatchTimeInterval {
    let (seconds, attoseconds) = components
    return .nanoseconds(
      Int(clamping: seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue)
        + Int(attoseconds / 1_000_000_000))
  }
}
