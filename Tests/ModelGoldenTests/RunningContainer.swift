import Foundation
import TestSupport

/// A rendered container that runs on this machine: in a PID namespace of its own, where its command is PID 1, with
/// small programs in the place of its processes that record how they were started and stopped.
final class RunningContainer {
  private let folder: URL
  private let process = Process()
  private let output = Pipe()
  /// The PID of the container's first process, as this namespace counts.
  private(set) var first: Int32 = 0
  private let environment: [String: String]

  /// How a namespace can be made here: with the rights that there are, or in a user namespace; nil where neither can.
  static let unshare: [String]? = {
    let ways = [["unshare"], ["unshare", "--user", "--map-root-user"]]
    return ways.map { $0 + ["--pid", "--fork", "--mount-proc", "--net", "--kill-child"] }.first {
      Command.run($0[0], Array($0.dropFirst()) + ["true"])?.status == 0
    }
  }()

  /// What every stand-in program does: it records its arguments, environment and folder, serves the ports that `PORTS`
  /// of its own name says, leaves an orphan that ends, and records the signal that ends it.
  private static let recorder = #"""
    import http.server, json, os, signal, socketserver, subprocess, sys, threading, time
    folder = os.environ["RECORDS"]
    name = os.path.basename(sys.argv[0])
    def note(kind, value):
        path = os.path.join(folder, name + "." + kind)
        with open(path + ".new", "w") as file: json.dump(value, file)
        os.rename(path + ".new", path)
    socketserver.TCPServer.allow_reuse_address = True
    def stop(number, frame):
        note("signal", signal.Signals(number).name)
        time.sleep(float(os.environ.get("SLOW_" + name, "0")))
        os._exit(0)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1): signal.signal(number, stop)
    if os.fork() == 0:
        if os.fork() == 0: time.sleep(1)
        os._exit(0)
    os.wait()
    for port in filter(None, os.environ.get("PORTS_" + name, "").split(",")):
        handler = http.server.SimpleHTTPRequestHandler
        handler.log_message = lambda *_: None
        server = socketserver.TCPServer(("127.0.0.1", int(port)), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    note("start", {"argv": sys.argv[1:], "env": dict(os.environ), "cwd": os.getcwd()})
    note("pid", os.getpid())
    print(name, "runs", flush=True)
    code = os.environ.get("EXIT_" + name)
    if code is not None:
        time.sleep(float(os.environ.get("AFTER_" + name, "0")))
        os._exit(int(code))
    while True: time.sleep(60)
    """#

  /// - Parameters:
  ///   - programs: the names of the programs that the processes start, without their folders.
  ///   - settings: variables for the stand-ins.
  ///   - silent: whether the event listener only listens, so that the container outlives its processes.
  init(
    _ container: RenderedContainer, programs: [String], settings: [String: String] = [:], silent: Bool = false
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "strata-\(UUID().uuidString.prefix(8))")
    for name in ["etc", "run", "records", "bin", "work"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let python = PythonTools.binaries! + "/python3"
    for program in programs {
      let path = folder.appending(path: "bin/\(program)")
      try "#!\(python)\n\(Self.recorder)\n".write(to: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
    }
    let root = folder.path
    func moved(_ text: String) -> String {
      var text = text.replacing("/etc/supervisord", with: root + "/etc").replacing(
        "/run/supervisord", with: root + "/run"
      )
      .replacing("/dev/termination-log", with: root + "/run/termination-log").replacing(
        "/work/dir", with: root + "/work")
      for program in programs { text = text.replacing("/stand-in/\(program)", with: root + "/bin/" + program) }
      return text
    }
    for (name, text) in container.files {
      var text = moved(text)
      if silent, name == "exit.sh" { text = text.replacing(#"kill -TERM "$PPID""#, with: ":") }
      try text.write(to: folder.appending(path: "etc/\(name)"), atomically: true, encoding: .utf8)
    }
    environment = container.environment.merging(settings) { $1 }.merging([
      "RECORDS": root + "/records", "PATH": "\(root)/bin:\(PythonTools.binaries!):/usr/local/bin:/usr/bin:/bin",
    ]) { $1 }
    let words = container.command.map(moved)
    process.executableURL = URL(filePath: "/usr/bin/env")
    let loopback = "ip link set lo up 2>/dev/null || ifconfig lo up; exec \"$@\""
    process.arguments = Self.unshare! + ["/bin/sh", "-c", loopback, "sh"] + words
    process.environment = environment
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let started = wait(10) {
      self.first = self.children(of: self.process.processIdentifier).first ?? 0
      return self.first != 0
    }
    if !started { throw CocoaError(.executableLoad) }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Looking

  struct Record: Decodable {
    let argv: [String]
    let env: [String: String]
    let cwd: String
  }

  /// How a program was started, once it was.
  func start(of program: String) -> Record? { read(program + ".start") }
  /// The signal that ended it, once it came.
  func signal(of program: String) -> String? { read(program + ".signal") }
  /// Its PID within the container.
  func pid(of program: String) -> Int32? { read(program + ".pid") }

  private func read<Value: Decodable>(_ name: String) -> Value? {
    (try? Data(contentsOf: folder.appending(path: "records/\(name)"))).flatMap {
      try? JSONDecoder().decode(Value.self, from: $0)
    }
  }

  var folderPath: String { folder.path }

  func forget(_ program: String) {
    for kind in ["start", "signal", "pid"] {
      try? FileManager.default.removeItem(at: folder.appending(path: "records/\(program).\(kind)"))
    }
  }

  /// All that was printed. Waits for the end.
  func log() -> String { String(decoding: (try? output.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self) }

  private func children(of pid: Int32) -> [Int32] {
    let text = try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
    return (text ?? "").split(separator: " ").compactMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  /// The processes in the container that have ended, and that nobody has taken note of.
  var zombies: Int {
    var pids = [first]
    var next = 0
    while next < pids.count {
      pids += children(of: pids[next])
      next += 1
    }
    return pids.count { pid in
      let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
      return status.contains("State:\tZ")
    }
  }

  // MARK: Acting

  /// Runs a program in the container, as a cluster runs an exec probe.
  func exec(_ words: [String]) -> Command? {
    let words = words.map { $0.replacing("/etc/supervisord", with: folder.path + "/etc") }
    let variables = environment.map { "\($0.key)=\($0.value)" }
    return Command.run("nsenter", ["-t", "\(first)", "-a", "env", "-i"] + variables + words)
  }

  /// Sends a signal to the container's first process.
  func signal(_ number: Int32) { kill(first, number) }

  /// Waits for the container's end.
  ///
  /// - Returns: its exit status; nil where it runs on.
  func end(within seconds: Double) -> Int32? {
    wait(seconds) { !self.process.isRunning } ? process.terminationStatus : nil
  }

  @discardableResult
  func wait(_ seconds: Double, until isDone: () -> Bool) -> Bool {
    let limit = Date(timeIntervalSinceNow: seconds)
    while Date() < limit {
      if isDone() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return isDone()
  }
}
