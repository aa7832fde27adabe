import Diagnostics
import Subprocess
import Synchronization

/// Runs programs and waits for them. Costs nothing before the first one.
package struct ProcessRunner: Sendable {
  /// How long a program may run that a kustomization has the build call, unless it is given more.
  package static let usualTimeLimit = Duration.seconds(300)

  /// How many bytes a program may print, on each of its two outputs, whose output becomes resources.
  package static let usualOutputLimit = 64 << 20

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
    let running = RunningProcess(leadsGroup: !request.mayAsk)
    // A program that a signal has ended, which ends this process too, has nothing to say.
    defer { Interruption.waitForEnd() }
    do {
      let result = try BlockingExecutor.run(
        limit: request.timeLimit, onLimit: running.end,
        { try await Self.execute(request, program: program, running: running) })
      if let limit = request.timeLimit, running.isOverdue { throw Diagnostic.processTimedOut(request, limit) }
      return result
    } catch is BlockingExecutor.Overdue {
      throw Diagnostic.processTimedOut(request, request.timeLimit ?? .zero)
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
    var platform = PlatformOptions()
    // Without a terminal nobody is asked, and what the program starts ends with it.
    platform.createSession = !request.mayAsk
    running.willStart()
    defer { running.hasNotStarted() }
    let result = try await Subprocess.run(
      .path(.init(program)), arguments: Arguments(request.arguments),
      environment: .inherit.updating(changes),
      workingDirectory: request.workingDirectory.map { .init($0) }, platformOptions: platform,
      input: .fileDescriptor(.init(rawValue: input), closeAfterSpawningProcess: true),
      output: .bytes(limit: request.outputLimit), error: .bytes(limit: request.outputLimit)
    ) { execution in
      running.start(execution.processIdentifier.value)
    }
    running.hasEnded()
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
    var process: Int32?
    var isStarting = false
    var isOverdue = false
  }

  private let leadsGroup: Bool
  private let state = Mutex(State())

  init(leadsGroup: Bool) { self.leadsGroup = leadsGroup }

  var isOverdue: Bool { state.withLock { $0.isOverdue } }

  /// It is about to be started.
  func willStart() {
    guard leadsGroup else { return }
    Interruption.willStart()
    state.withLock { $0.isStarting = true }
  }

  /// Does nothing where it has.
  func hasNotStarted() {
    let wasStarting = state.withLock { state in
      defer { state.isStarting = false }
      return state.isStarting
    }
    if wasStarting { Interruption.hasNotStarted() }
  }

  func start(_ process: Int32) {
    if leadsGroup { Interruption.hasStarted(group: process) }
    state.withLock {
      $0.isStarting = false
      $0.process = process
      // The time was over before the process had begun.
      if $0.isOverdue { System.end(process, withGroup: leadsGroup, byForce: true) }
    }
  }

  func hasEnded() {
    let process = state.withLock { state in
      defer { state.process = nil }
      return state.process
    }
    if leadsGroup, let process { Interruption.remove(group: process) }
  }

  /// Ends it, as its time is over.
  func end(byForce: Bool) {
    state.withLock {
      $0.isOverdue = true
      if let process = $0.process { System.end(process, withGroup: leadsGroup, byForce: byForce) }
    }
  }
}
