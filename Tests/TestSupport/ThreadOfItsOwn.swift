import Dispatch
import Testing

/// Runs each test of a suite on a thread of its own, a few at a time: tests that wait for programs then hold none of the
/// threads that all others share, and are not held up by them.
package struct ThreadOfItsOwn: SuiteTrait, TestTrait, TestScoping {
  private let places: Places

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    await places.take()
    defer { places.give() }
    try await withTaskExecutorPreference(Executor()) { try await function() }
  }

  private final class Executor: TaskExecutor {
    private let queue = DispatchQueue(label: "test")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  fileprivate init(atOnce count: Int) { places = Places(count) }
}

extension Trait where Self == ThreadOfItsOwn {
  /// - Parameter count: how many run at the same time.
  package static func threadOfItsOwn(atOnce count: Int) -> Self { ThreadOfItsOwn(atOnce: count) }
}
