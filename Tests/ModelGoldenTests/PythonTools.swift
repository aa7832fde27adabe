import Foundation

/// Programs from PyPI that tests compare with, installed into a folder below `.build`, once.
enum PythonTools {
  static let requirements = ["supervisor==4.3.0", "kubernetes-validate==1.37.0"]

  /// The folder with the programs; nil where they cannot be installed.
  static let binaries: String? = {
    let folder = Repository.path(".build/model-test-tools")
    let stamp = folder + "/installed"
    let wanted = requirements.joined(separator: "\n")
    if (try? String(contentsOfFile: stamp, encoding: .utf8)) == wanted { return folder + "/bin" }
    guard Command.run("python3", ["-m", "venv", folder])?.status == 0,
      Command.run(folder + "/bin/pip", ["install", "--quiet"] + requirements)?.status == 0
    else { return nil }
    try? wanted.write(toFile: stamp, atomically: true, encoding: .utf8)
    return folder + "/bin"
  }()

  static var areInstalled: Bool { binaries != nil }
}

/// A program that ran to its end.
struct Command {
  let status: Int32
  let output: String

  /// - Parameters:
  ///   - program: a path, or a name to look for in PATH.
  ///   - input: what it reads on standard input.
  /// - Returns: nil where it could not be started. Standard error is part of the output.
  static func run(_ program: String, _ arguments: [String], input: String? = nil) -> Command? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    let feed = input.map { _ in Pipe() }
    process.standardInput = feed ?? FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    if let feed, let input {
      try? feed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try? feed.fileHandleForWriting.close()
    }
    let data = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return Command(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
  }
}
