/// A program to run, and with what.
package struct ProcessRequest: Sendable {
  /// A name, which is looked up in `PATH`, or a path.
  package var program: String
  package var arguments: [String]
  /// Changes to the environment that the program inherits; nil takes a variable away.
  package var environment: [String: String?] = [:]
  /// Where it runs, absolute; nil is where the build runs.
  package var workingDirectory: String?
  package var input: [UInt8] = []
  /// How long it may run; nil is without limit.
  package var timeLimit: Duration?
  /// How many bytes it may print, on each of its two outputs.
  package var outputLimit = 512 << 20
  /// Whether it may ask the user something on the terminal. It runs in the build's own session then, and what it has
  /// started may outlive it.
  package var mayAsk = false
  /// What gives it more time, for the message that says that it was not enough.
  package var timeHint: String?
  /// How to get the program, for the message that says that it is missing.
  package var installHint: String?

  package init(_ program: String, _ arguments: [String] = []) {
    self.program = program
    self.arguments = arguments
  }

  /// The call as a person would type it.
  package var commandLine: String {
    ([program] + arguments).map { argument in
      let isPlain = argument.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-_./:=,@%+".utf8.contains(byte)
        }
      }
      guard !isPlain || argument.isEmpty else { return argument }
      return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }.joined(separator: " ")
  }
}

/// What a program left when it ended.
package struct ProcessResult: Sendable {
  package enum Status: Hashable, Sendable {
    case exited(Int32)
    /// A signal ended it.
    case signaled(Int32)
  }

  package var status: Status
  package var output: [UInt8]
  package var errorOutput: [UInt8]

  package init(status: Status, output: [UInt8] = [], errorOutput: [UInt8] = []) {
    self.status = status
    self.output = output
    self.errorOutput = errorOutput
  }

  package var isSuccess: Bool { status == .exited(0) }
  package var errorText: String { String(decoding: errorOutput, as: UTF8.self) }
  package var text: String { String(decoding: output, as: UTF8.self) }
}
