import Diagnostics
import YAML

// The messages of running programs, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let programNotFound = Diagnostic.ID("K1001", "program-not-found")
  package static let processTimedOut = Diagnostic.ID("K1002", "process-timed-out")
  package static let processFailed = Diagnostic.ID("K1003", "process-failed")
  package static let outputTooLarge = Diagnostic.ID("K1004", "output-too-large")
  package static let processNotStarted = Diagnostic.ID("K1005", "process-not-started")
  package static let temporaryFile = Diagnostic.ID("K1006", "temporary-file")
}

extension Diagnostic {
  static let timeHint = "--timeout gives the programs that a kustomization calls more time"

  static func programNotFound(_ request: ProcessRequest) -> Diagnostic {
    guard request.program.utf8.contains(UInt8(ascii: "/")) else {
      return Diagnostic(
        .programNotFound, "the program '\(request.program)' is not installed: no folder of PATH has it",
        hint: request.installHint)
    }
    let files = RealFileSystem()
    let path = Path.absolute(request.program, from: request.workingDirectory ?? files.currentDirectory)
    switch files.kind(of: path) {
    case .file:
      return Diagnostic(
        .programNotFound, "'\(request.program)' may not be run",
        hint: request.installHint ?? "make it executable: chmod +x \(request.program)")
    case .directory:
      return Diagnostic(.programNotFound, "'\(request.program)' is a folder, and no program", hint: request.installHint)
    case nil:
      let near = nearestWord(to: Path.lastComponent(path), among: files.knownNames(in: Path.directory(of: path)))
      return Diagnostic(
        .programNotFound, "there is no program '\(request.program)'",
        hint: request.installHint
          ?? near.map { didYouMean(request.program.dropLast(Path.lastComponent(path).count) + $0) })
    }
  }

  static func processTimedOut(_ request: ProcessRequest, _ limit: Duration) -> Diagnostic {
    Diagnostic(
      .processTimedOut, "'\(request.program)' did not end within \(limit.seconds)", hint: request.timeHint,
      notes: [Note("it was called as: \(request.commandLine)")])
  }

  static func processFailed(_ request: ProcessRequest, _ result: ProcessResult) -> Diagnostic {
    Diagnostic(
      .processFailed, "'\(request.program)' \(result.status.text)",
      notes: [Note("it was called as: \(request.commandLine)")] + result.errorNotes)
  }

  static func outputTooLarge(_ request: ProcessRequest) -> Diagnostic {
    Diagnostic(.outputTooLarge, "'\(request.program)' printed more than \(request.outputLimit) bytes")
  }

  static func processNotStarted(_ request: ProcessRequest, _ reason: String) -> Diagnostic {
    Diagnostic(.processNotStarted, "'\(request.program)' could not be run: \(reason)")
  }

  static func temporaryFileNotWritable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(.temporaryFile, "'\(path)' cannot be written: \(reason)")
  }
}

extension ProcessResult.Status {
  /// How it ended, as a message says it.
  var text: String {
    switch self {
    case .exited(let code): "failed with exit status \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }
}

extension ProcessResult {
  /// What the program said on standard error, a note a line, the last ones where there are many.
  var errorNotes: [Diagnostic.Note] {
    let lines = errorText.split(whereSeparator: \.isNewline).map(String.init)
    let skipped = max(0, lines.count - 20)
    return (skipped > 0 ? [Diagnostic.Note("(\(skipped) lines before)")] : [])
      + lines.suffix(20).map { Diagnostic.Note($0) }
  }
}

extension Duration {
  /// As a message says it: `27 s`, `1.5 s`.
  var seconds: String {
    let (seconds, attoseconds) = components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
  }
}

/// Gives errors that name no place the place of a node.
///
/// - Throws: what `body` throws.
func located<Value>(at node: Node?, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch var diagnostic as Diagnostic {
    if diagnostic.snippet == nil, let node { diagnostic.snippet = node.snippet }
    throw diagnostic
  }
}
