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

  /// Waits for work to end.
  ///
  /// - Parameters:
  ///   - limit: how long it may take; nil is without limit.
  ///   - onLimit: is called once when the time is over, and has to bring the work to its end.
  static func run<Value: Sendable>(
    limit: Duration?, onLimit: () -> Void, _ work: @escaping @Sendable () async throws -> Value
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
    while true {
      if let result = outcome.value { return try result.get() }
      if executor.arrivals.wait(timeout: deadline) == .timedOut {
        deadline = .distantFuture
        onLimit()
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
