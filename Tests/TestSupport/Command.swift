import Foundation

/// A program that ran to its end.
package struct Command: Sendable {
  package let status: Int32
  package let standardOutput: Data
  package let standardError: Data

  /// What it printed on its two outputs, one after the other.
  package var output: String { String(decoding: standardOutput + standardError, as: UTF8.self) }

  /// - Parameters:
  ///   - program: a path, or a name to look for in PATH.
  ///   - environment: what it runs in; nil is the tests' own.
  ///   - directory: where it runs; nil is where the tests do.
  ///   - input: what it reads on standard input.
  /// - Returns: nil where it could not be started.
  package static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil, in directory: URL? = nil,
    input: String = ""
  ) -> Command? {
    // Outputs are files: unlike two pipes, they are read one after the other without a thread.
    guard let folder = try? TemporaryFolder() else { return nil }
    let files = ["input", "output", "error"].map { folder.url.appending(path: $0) }
    do {
      for file in files { try Data((file == files[0] ? input : "").utf8).write(to: file) }
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [program] + arguments
      process.environment = environment
      process.currentDirectoryURL = directory
      process.standardInput = try FileHandle(forReadingFrom: files[0])
      process.standardOutput = try FileHandle(forWritingTo: files[1])
      process.standardError = try FileHandle(forWritingTo: files[2])
      try process.run()
      process.waitUntilExit()
      let status = process.terminationStatus
      return Command(
        status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
        standardOutput: try Data(contentsOf: files[1]), standardError: try Data(contentsOf: files[2]))
    } catch {
      return nil
    }
  }

  /// Whether a program is in PATH.
  package static func isInstalled(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
