#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// A build of which one call of the system fails: where it ends with 0, nothing is missing, and no file is half there.
  @Suite(.threadOfItsOwn(atOnce: 1)) struct SystemFaultTests {
    private static let isTraced =
      Command.isInstalled("strace") && Command.run("strace", ["-o", "/dev/null", "true"])?.status == 0

    /// Where a build goes.
    enum Target: String, CaseIterable {
      case standardOutput = ""
      case file = "-o out.yaml"
      case folder = "-o out/"
    }

    /// What fails: what reads is the same for all three.
    private static let faults =
      Target.allCases.flatMap { target in
        ["write:error=ENOSPC", "write:error=EINTR", "write:retval=0", "/^rename:error=EIO", "/sync:error=EIO"].map {
          (target, $0)
        }
      }
      + ["read:error=EIO", "read:error=EINTR", "openat:error=EMFILE", "/stat:error=EACCES"].map {
        (.standardOutput, $0)
      }

    @Test(.enabled(if: isTraced, "strace is not installed, or may not trace here"), arguments: faults)
    func isNeverHalf(target: Target, fault: String) throws {
      let expected = try printed()
      let call = fault.split(separator: ":")[0]
      for number in 1..<200 {
        let folder = try tree()
        let command = try #require(
          Command.run(
            "strace",
            ["-f", "-o", "trace", "-e", "trace=\(call)", "-e", "inject=\(fault):when=\(number)", StrataBinary.path]
              + arguments(target), in: folder.url))
        check(command, target, folder, expected, "\(fault) \(number)")
        guard folder.text("trace")?.contains("(INJECTED)") ?? false else { return }
      }
      Issue.record("there is no end to the calls of \(call)")
    }

    /// A folder of manifests that cannot be listed to its end is not taken for one that has fewer.
    @Test(.enabled(if: isTraced, "strace is not installed, or may not trace here"))
    func aFolderIsListedToItsEnd() throws {
      let folder = try TemporaryFolder()
      for side in ["left", "right"] {
        for i in 0..<3 {
          try folder.write(
            "\(side)/\(i).yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(side == "left" ? "a" : "b")\(i)}\n")
        }
      }
      for number in 1..<20 {
        let command = try #require(
          Command.run(
            "strace",
            [
              "-f", "-o", "trace", "-e", "trace=getdents64", "-e", "inject=getdents64:error=EIO:when=\(number)",
              StrataBinary.path, "diff", "left", "right",
            ], in: folder.url))
        guard folder.text("trace")?.contains("(INJECTED)") ?? false else {
          #expect(number > 2 && command.status == 1)
          return
        }
        #expect(command.status == 2, "\(number)")
        let said = String(decoding: command.standardError, as: UTF8.self)
        #expect(said.contains("cannot be read: input/output error"), "\(number): \(said)")
      }
      Issue.record("there is no end to the calls of getdents64")
    }

    /// The first write takes a part of the bytes, and the next one fails; or a signal ends the program between the two.
    @Test(arguments: Target.allCases, ["trap '' XFSZ; ", ""])
    func aWriteMayBeShort(target: Target, trap: String) throws {
      let expected = try printed()
      for blocks in [0, 1, 100, 585] {
        let folder = try tree()
        let script = "\(trap)ulimit -c 0; ulimit -f \(blocks); exec \"$0\" \"$@\""
        let command = try #require(
          Command.run("/bin/sh", ["-c", script, StrataBinary.path] + arguments(target), in: folder.url))
        #expect(command.status != 0, "\(blocks) blocks")
        // What ends a program by a signal lets it say nothing, and neither does a file that takes no byte.
        check(command, target, folder, expected, "\(blocks) blocks", isToldWhy: !trap.isEmpty && blocks > 0)
      }
    }

    private func arguments(_ target: Target) -> [String] {
      ["build"] + target.rawValue.split(separator: " ").map(String.init)
    }

    private func check(
      _ command: Command, _ target: Target, _ folder: TemporaryFolder, _ expected: Data, _ fault: String,
      isToldWhy: Bool = true
    ) {
      let whole = String(decoding: expected, as: UTF8.self)
      let (file, one) = (folder.text("out.yaml"), folder.text("out/v1_configmap_a.yaml"))
      let said = String(decoding: command.standardError.prefix(500), as: UTF8.self)
      let comment = Comment(rawValue: "\(fault) \(target.rawValue): \(command.status) \(said)")
      guard command.status == 0 else {
        #expect(!isToldWhy || !said.isEmpty, comment)
        #expect(file == "old" || file == whole, comment)
        #expect(one == nil || one == whole, comment)
        return
      }
      switch target {
      case .standardOutput: #expect(command.standardOutput == expected, comment)
      case .file: #expect(file == whole, comment)
      case .folder: #expect(one == whole, comment)
      }
    }

    private func tree() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      try folder.write("kustomization.yaml", "resources: [a.yaml]\n")
      try folder.write(
        "a.yaml",
        "apiVersion: v1\ndata:\n  a: \(String(repeating: "x", count: 300_000))\nkind: ConfigMap\nmetadata:\n  name: a\n"
      )
      try folder.write("out.yaml", "old")
      return folder
    }

    private func printed() throws -> Data {
      let folder = try tree()
      let command = Command.run(StrataBinary.path, ["build"], in: folder.url)
      // The folder is gone with its last use.
      return try #require(withExtendedLifetime(folder) { command }).standardOutput
    }
  }
#endif
