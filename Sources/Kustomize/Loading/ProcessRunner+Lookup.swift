import Diagnostics

extension ProcessRunner {
  /// Finds a program as a shell does: a name in the folders of `PATH`, a path from where the program runs.
  ///
  /// - Returns: an absolute path; nil where there is no such program, or one that may not be run.
  package static func locate(_ program: String, from workingDirectory: String?) -> String? {
    guard !program.isEmpty else { return nil }
    if program.utf8.contains(UInt8(ascii: "/")) {
      let directory = workingDirectory ?? RealFileSystem().currentDirectory
      let path = Path.absolute(program, from: directory)
      return isExecutable(path) ? path : nil
    }
    let folders = System.environmentVariable("PATH") ?? "/usr/bin:/bin"
    for folder in folders.split(separator: ":") where folder.first == "/" {
      let path = "\(folder)/\(program)"
      if isExecutable(path) { return path }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool {
    RealFileSystem().kind(of: path) == .file && System.isExecutable(path)
  }
}
