import Diagnostics
import TestSupport
import Testing

@testable import Kustomize

@Suite(.serialized, .threadOfItsOwn(atOnce: 1))
struct ProcessRunnerTests {
  private let runner = ProcessRunner()

  private func shell(_ script: String) -> ProcessRequest { ProcessRequest("sh", ["-c", script]) }

  @Test func outputsAndStatus() throws {
    let result = try runner.run(shell("echo out; echo err >&2; exit 3"))
    #expect(result.status == .exited(3))
    #expect(result.text == "out\n")
    #expect(result.errorText == "err\n")
  }

  @Test func inputOfSeveralMegabytes() throws {
    var request = ProcessRequest("cat")
    request.input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try runner.runSuccessfully(request).output == request.input)
  }

  @Test func inputThatNobodyReads() throws {
    var request = ProcessRequest("true")
    request.input = [UInt8](repeating: 0x20, count: 1 << 20)
    #expect(try runner.run(request).isSuccess)
  }

  @Test func environmentIsAddedToAndTakenFrom() throws {
    var request = shell("echo $STRATA_TEST:${HOME-none}:${PATH:+path}")
    request.environment = ["STRATA_TEST": "a=b c", "HOME": nil]
    #expect(try runner.runSuccessfully(request).text == "a=b c:none:path\n")
  }

  @Test func workingDirectory() throws {
    let folder = try TemporaryDirectory()
    var request = ProcessRequest("pwd")
    request.workingDirectory = folder.path
    #expect(try runner.runSuccessfully(request).text == folder.path + "\n")
  }

  @Test func programByRelativePath() throws {
    let folder = try TemporaryDirectory()
    try script("echo \"$0 $*\"", at: folder, "tool.sh")
    var request = ProcessRequest("./tool.sh", ["a b", "--", "-c"])
    request.workingDirectory = folder.path
    #expect(try runner.runSuccessfully(request).text == "\(folder.path)/tool.sh a b -- -c\n")
  }

  @Test(arguments: ["strata-has-no-such-program", "./nothing.sh", "/etc", ""])
  func missingProgram(_ name: String) throws {
    let error = try #require(throws: Diagnostic.self) { try runner.run(ProcessRequest(name)) }
    #expect(error.id == .programNotFound)
    #expect(error.message.contains("'\(name)'"))
  }

  @Test func timeLimit() throws {
    var request = shell("sleep 30 & wait")
    request.timeLimit = .milliseconds(200)
    let start = ContinuousClock.now
    let error = try #require(throws: Diagnostic.self) { try runner.run(request) }
    #expect(error.id == .processTimedOut)
    #expect(error.message == "'sh' did not end within 0.2 s")
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  /// What a program has started ends with it, and what does not want to end is made to.
  @Test(arguments: ["(sleep 4; echo alive > alive) & wait", "trap '' TERM; (sleep 4; echo alive > alive) & wait; wait"])
  func aWholeGroupEnds(script: String) async throws {
    let folder = try TemporaryDirectory()
    var request = shell(script)
    request.workingDirectory = folder.path
    request.timeLimit = .milliseconds(100)
    #expect(try #require(throws: Diagnostic.self) { try runner.run(request) }.id == .processTimedOut)
    try await Task.sleep(for: .seconds(4))
    #expect(RealFileSystem().kind(of: folder.path + "/alive") == nil)
  }

  /// A program that has left the group, and keeps the outputs open, is not waited for.
  @Test func aProgramThatCannotBeEnded() throws {
    var request = ProcessRequest(
      "python3", ["-c", "import os, time\nif os.fork() == 0:\n  os.setsid(); time.sleep(12)\nelse: time.sleep(60)"])
    request.timeLimit = .milliseconds(300)
    guard ProcessRunner.locate("python3", from: nil) != nil else { return }
    let start = ContinuousClock.now
    #expect(try #require(throws: Diagnostic.self) { try runner.run(request) }.id == .processTimedOut)
    #expect(ContinuousClock.now - start < .seconds(11))
  }

  /// Without a terminal, nobody can be asked.
  @Test func programsHaveNoTerminal() throws {
    let result = try runner.run(shell("(: < /dev/tty) 2>/dev/null && echo terminal || echo none"))
    #expect(result.text == "none\n")
    var request = shell("ps -o sid= -p $$ 2>/dev/null || true")
    let own = try runner.run(request).text
    request.mayAsk = true
    let shared = try runner.run(request).text
    #expect(own.isEmpty || own != shared)
  }

  @Test func outputLimit() throws {
    var request = ProcessRequest("head", ["-c", "100000", "/dev/zero"])
    request.outputLimit = 1000
    let error = try #require(throws: Diagnostic.self) { try runner.run(request) }
    #expect(error.id == .outputTooLarge)
  }

  @Test func failureCarriesWhatTheProgramSaid() throws {
    let error = try #require(throws: Diagnostic.self) {
      try runner.runSuccessfully(shell("echo first >&2; echo second >&2; exit 7"))
    }
    #expect(error.id == .processFailed)
    #expect(error.message == "'sh' failed with exit status 7")
    #expect(error.notes.map(\.message).suffix(2) == ["first", "second"])
  }

  @Test func signal() throws {
    #expect(try runner.run(shell("kill -TERM $$")).status == .signaled(15))
  }

  @Test func severalAtOnce() async {
    await withTaskGroup(of: String?.self) { group in
      for i in 0..<8 { group.addTask { try? ProcessRunner().run(ProcessRequest("echo", ["\(i)"])).text } }
      var seen: Set<String?> = []
      for await text in group { seen.insert(text) }
      #expect(seen == Set((0..<8).map { "\($0)\n" }))
    }
  }

  @Test func temporaryFoldersAreRemoved() throws {
    let path: String
    do {
      let folder = try TemporaryDirectory()
      path = folder.path
      try TemporaryDirectory.makeFolders("\(path)/a/b")
      _ = try folder.write("x".utf8, to: "a/b/c")
      #expect(RealFileSystem().kind(of: "\(path)/a/b/c") == .file)
    }
    #expect(RealFileSystem().kind(of: path) == nil)
  }
}

/// Writes a shell script that may be run.
@discardableResult
func script(_ body: String, at folder: TemporaryDirectory, _ name: String) throws -> String {
  let path = try folder.write(("#!/bin/sh\n" + body + "\n").utf8, to: name)
  try ProcessRunner().runSuccessfully(ProcessRequest("chmod", ["+x", path]))
  return path
}
