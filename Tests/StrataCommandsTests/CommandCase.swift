import Foundation
import TestSupport
import Testing

/// A command line as a user meets it: typed into a shell, with what the built program prints and how it ends.
///
/// ```
/// Cases/NAME.sh         what is typed; it runs in a folder that has a copy of what is in Trees/, and the repository
///                       as the folder `kagent`
///       NAME.expected   the exit status, standard output and standard error
/// ```
///
/// One whose name ends with `.linux` is for that system.
struct CommandCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let folder = Repository.root.appending(path: "Tests/StrataCommandsTests")

  #if os(Linux)
    private static let isLinux = true
  #else
    private static let isLinux = false
  #endif

  static let all = Repository.names(in: "Tests/StrataCommandsTests/Cases").filter {
    $0.hasSuffix(".sh") && (isLinux || !$0.hasSuffix(".linux.sh"))
  }
  .map { CommandCase(name: String($0.dropLast(3))) }

  var testDescription: String { name }
  var script: URL { Self.folder.appending(path: "Cases/\(name).sh") }
  var golden: URL { Self.folder.appending(path: "Cases/\(name).expected") }

  struct NotRun: Error {}

  /// Runs the command line.
  ///
  /// - Returns: what the golden file holds.
  func run() throws -> Data {
    let files = FileManager.default
    let work = try TemporaryFolder()
    for tree in Repository.names(in: "Tests/StrataCommandsTests/Trees") {
      try files.copyItem(at: Self.folder.appending(path: "Trees/\(tree)"), to: work.url.appending(path: tree))
    }
    try files.createSymbolicLink(at: work.url.appending(path: "kagent"), withDestinationURL: Repository.root)
    let programs = work.url.appending(path: ".bin")
    try files.createDirectory(at: programs, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: programs.appending(path: "strata").path, withDestinationPath: StrataBinary.path)
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = programs.path + ":" + (environment["PATH"] ?? "")
    guard let command = Command.run("/bin/sh", [script.path], environment: environment, in: work.url) else {
      throw NotRun()
    }
    func section(_ title: String, _ data: Data) -> String {
      let text = String(decoding: data, as: UTF8.self).replacing(work.path, with: "WORK")
      let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n(without a line feed)\n"
      return "--- standard \(title)\n\(text)\(end)"
    }
    let text =
      "exit status \(command.status)\n" + section("output", command.standardOutput)
      + section("error", command.standardError)
    return Data(text.utf8)
  }
}
