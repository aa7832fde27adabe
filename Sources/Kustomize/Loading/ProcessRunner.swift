import Diagnostics
import Subprocess
import Synchronization

/// Runs programs and waits for them. Costs nothing before the first one.
package struct ProcessRunner: Sendable {
  package init() {}

  /// Runs a program that has to succeed.
  ///
  /// - Throws: `Diagnostic` where `run` does, and where the program fails.
  @discardableResult
  package func runSuccessfully(_ request: ProcessRequest) throws -> ProcessResult {
    let result = try run(request)
    guard result.isSuccess else { throw Diagnostic.processFailed(request, result) }
    return result
  }

  /// Runs a program to its end, whatever that is.
  ///
  /// - Throws: `Diagnostic` where there is no such program, where it cannot be started, and where it exceeds a limit.
  package func run(_ request: ProcessRequest) throws -> ProcessResult {
    guard let program = Self.locate(request.program, from: request.workingDirectory) else {
      throw Diagnostic.programNotFound(request)
    }
    let running = RunningProcess()
    do {
      let result = try BlockingExecutor.run(
        limit: request.timeLimit, onLimit: { running.kill() },
        { try await Self.execute(request, program: program, running: running) })
      if let limit = request.timeLimit, running.wasKilled { throw Diagnostic.processTimedOut(request, limit) }
      return result
    } catch let error as SubprocessError {
      if error.code == .outputLimitExceeded { throw Diagnostic.outputTooLarge(request) }
      throw Diagnostic.processNotStarted(request, error.description)
    }
  }

  private static func execute(
    _ request: ProcessRequest, program: String, running: RunningProcess
  ) async throws -> ProcessResult {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in request.environment {
      if let key = Environment.Key(rawValue: name) { changes.updateValue(value, forKey: key) }
    }
    let input = try InputFile.open(request.input)
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: Arguments(request.arguments),
      environment: .inherit.updating(changes),
      workingDirectory: request.workingDirectory.map { .init($0) },
      input: .fileDescriptor(.init(rawValue: input), closeAfterSpawningProcess: true),
      output: .bytes(limit: request.outputLimit), error: .bytes(limit: request.outputLimit)
    ) { execution in
      running.start { try? execution.send(signal: .kill) }
    }
    running.end()
    let status: ProcessResult.Status =
      switch result.terminationStatus {
      case .exited(let code): .exited(code)
      case .signaled(let signal): .signaled(signal)
      }
    return ProcessResult(status: status, output: result.standardOutput, errorOutput: result.standardError)
  }
}

/// The process that is waited for, so that it can be ended when its time is over.
private final class RunningProcess: Sendable {
  private struct State {
    var end: (@Sendable () -> Void)?
    var wasKilled = false
  }

  private let state = Mutex(State())

  var wasKilled: Bool { state.withLock { $0.wasKilled } }

  /// - Parameter end: ends the process.
  func start(_ end: @escaping @Sendable () -> Void) {
    state.withLock {
      $0.end = end
      // The time was over before the process had begun.
      if $0.wasKilled { end() }
    }
  }

  func end() { state.withLock { $0.end = nil } }

  func kill() {
    state.withLock {
      $0.wasKilled = true
      $0.end?()
    }
  }
}
