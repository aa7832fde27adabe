import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// Rendered containers under the real supervisord, as PID 1 of a namespace of their own.
  @Suite(
    .threadOfItsOwn(atOnce: 3), .enabled(if: PythonTools.areInstalled, "supervisor could not be installed with pip"),
    .enabled(if: RunningContainer.unshare != nil, "this machine makes no PID namespaces"))
  struct SupervisorTests {
    /// Processes whose arguments and variables are hard to say to supervisord.
    private func container() throws -> RenderedContainer {
      try RenderedContainer.build(resources: Self.resources, model: Self.model, container: "all")
    }

    private static let programs = ["web", "api", "worker", "cron"]

    /// The arguments that each program must see.
    private static let arguments: [String: [String]] = [
      "web": [
        "--format=%h %d %%", "a b", "it's", "say \"hi\"", "back\\slash", "", "a;b", "level=info", "$(NOT_THERE)",
      ],
      "api": ["one ; two # three", "three\nlines\n", "level=info", "name=api's \"own\""],
      "worker": ["--name=worker", "ünïcode", "$(LEVEL)", "100%"],
      "cron": [],
    ]

    private static func yaml(_ words: [String]) -> String {
      "["
        + words.map { word in
          "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
        }.joined(separator: ", ") + "]"
    }

    private static let webArguments = [
      "--format=%h %d %%", "a b", "it's", "say \"hi\"", "back\\slash", "", "a;b", "level=$(LEVEL)", "$(NOT_THERE)",
    ]

    private static let resources = """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: app
      spec:
        selector:
          matchLabels: {app: app}
        template:
          metadata:
            labels: {app: app}
          spec:
            terminationGracePeriodSeconds: 9
            containers:
            - name: web
              image: registry.example/web:1
              command: [/stand-in/web]
              args: \(yaml(webArguments))
              workingDir: /work/dir
              env:
              - {name: LEVEL, value: info}
              - {name: NAME, value: web}
              - {name: PERCENT, value: "50% off; $(LEVEL)"}
              ports:
              - {name: http, containerPort: 8080}
              readinessProbe:
                httpGet: {path: /, port: http}
              livenessProbe:
                httpGet: {path: /, port: http}
            - name: api
              image: registry.example/api:1
              command: [/stand-in/api]
              args: \(yaml(["one ; two # three", "three\nlines\n", "level=$(LEVEL)", "name=$(NAME)"]))
              env:
              - {name: LEVEL, value: info}
              - {name: NAME, value: "api's \\"own\\""}
              ports:
              - {name: http, containerPort: 8081}
              readinessProbe:
                tcpSocket: {port: http}
              lifecycle: {stopSignal: SIGQUIT}
            - name: worker
              image: registry.example/worker:1
              command: [worker]
              args: \(yaml(["--name=$(NAME)", "ünïcode", "$$(LEVEL)", "100%"]))
              env:
              - {name: NAME, value: "worker"}
            - name: cron
              image: registry.example/cron:1
              command: [cron]
      """

    private static let model = """
      apiVersion: strata.dev/v1alpha1
      kind: DeploymentModel
      metadata:
        name: model
      spec:
        pods:
        - name: app
          containers:
          - name: all
            image: registry.example/all:1
            processes:
            - app/web
            - {name: app/api, stopSeconds: 4}
            - {name: app/worker, stopSignal: INT}
            - app/cron
      """

    private static let ports = ["PORTS_web": "8080", "PORTS_api": "8081"]

    private func started(_ running: RunningContainer) -> Bool {
      running.wait(15) { Self.programs.allSatisfy { running.start(of: $0) != nil } }
    }

    @Test func startsAndStopsAllProcesses() throws {
      let container = try container()
      let running = try RunningContainer(
        container, programs: Self.programs, settings: Self.ports.merging(["SLOW_cron": "2"]) { $1 })
      try #require(started(running), "\(running.end(within: 0) == nil ? "slow" : running.log())")
      for program in Self.programs {
        #expect(running.start(of: program)?.argv == Self.arguments[program], "\(program)")
      }
      #expect(running.start(of: "web")?.cwd == running.folderPath + "/work")
      #expect(running.start(of: "web")?.env["NAME"] == "web")
      #expect(running.start(of: "web")?.env["PERCENT"] == "50% off; $(LEVEL)")
      #expect(running.start(of: "api")?.env["NAME"] == "api's \"own\"")
      #expect(running.start(of: "worker")?.env["NAME"] == "worker")
      #expect(running.start(of: "cron")?.env["NAME"] == nil)
      #expect(running.start(of: "cron")?.env["LEVEL"] == "info")
      // Orphans have ended by now, and are taken note of.
      #expect(running.wait(5) { running.zombies == 0 })
      let begin = Date()
      running.signal(SIGTERM)
      #expect(running.end(within: Double(container.grace)) == 0)
      #expect(Date().timeIntervalSince(begin) >= 2)
      #expect(container.grace == 10)
      #expect(running.signal(of: "web") == "SIGTERM")
      #expect(running.signal(of: "api") == "SIGQUIT")
      #expect(running.signal(of: "worker") == "SIGINT")
      #expect(running.signal(of: "cron") == "SIGTERM")
      #expect(running.log().contains("worker runs"))
    }

    /// What does not stop in its time is killed, within the grace period.
    @Test func killsWhatDoesNotStop() throws {
      let container = try container()
      let running = try RunningContainer(
        container, programs: Self.programs, settings: Self.ports.merging(["SLOW_api": "60"]) { $1 })
      try #require(started(running))
      running.signal(SIGTERM)
      #expect(running.end(within: Double(container.grace)) == 0)
    }

    /// A process that dies ends the container, as it would have ended its own.
    @Test(arguments: programs)
    func aDeathEndsTheContainer(_ program: String) throws {
      let running = try RunningContainer(try container(), programs: Self.programs, settings: Self.ports)
      try #require(started(running))
      // Once it counts as started; before, it would never have started.
      Thread.sleep(forTimeInterval: 6)
      let killed = running.exec(["kill", "-9", "\(try #require(running.pid(of: program)))"])
      #expect(killed?.status == 0)
      #expect(running.end(within: 10) == 1)
      #expect(running.log().contains("\(program) has ended"))
      for other in Self.programs where other != program { #expect(running.signal(of: other) != nil, "\(other)") }
    }

    @Test(arguments: [("0", "7", Int32(0)), ("3", "7", 1), ("3", "0", 1)])
    func anExitEndsTheContainer(_ code: String, after seconds: String, status: Int32) throws {
      let running = try RunningContainer(
        try container(), programs: Self.programs,
        settings: Self.ports.merging(["EXIT_worker": code, "AFTER_worker": seconds]) { $1 })
      #expect(running.end(within: 20) == status)
    }

    /// The probes fail for each process that is not there.
    @Test func probesFindEveryDeath() throws {
      let container = try container()
      let running = try RunningContainer(container, programs: Self.programs, settings: Self.ports, silent: true)
      try #require(started(running))
      let readiness = try #require(container.probes["readinessProbe"])
      let liveness = try #require(container.probes["livenessProbe"])
      // Not ready as long as a process has just been started; alive all the same.
      #expect(running.exec(readiness)?.status == 1)
      #expect(running.exec(liveness)?.status == 0)
      func becomesReady() -> Bool { running.wait(12) { running.exec(readiness)?.status == 0 } }
      #expect(becomesReady(), "\(running.exec(readiness)?.output ?? "")")
      for program in Self.programs {
        let pid = try #require(running.pid(of: program))
        running.forget(program)
        #expect(running.exec(["kill", "-9", "\(pid)"])?.status == 0)
        #expect(running.wait(5) { running.exec(readiness)?.status == 1 }, "\(program)")
        #expect(running.exec(readiness)?.output.contains(program) ?? false)
        #expect(running.exec(liveness)?.status == 1, "\(program)")
        let control = ["supervisorctl", "-c", "/etc/supervisord/supervisord.conf", "start", "all:\(program)"]
        #expect(running.exec(control)?.status == 0)
        #expect(becomesReady(), "\(program)")
      }
      running.signal(SIGTERM)
      _ = running.end(within: 10)
    }

    /// What is shipped starts as it is.
    @Test(arguments: Repository.renderings.filter { $0.model == "single-container" })
    func shipped(_ rendering: Repository.Rendering) throws {
      let plan: (container: String, programs: [String: String])
      switch rendering.system.name {
      case "kagent":
        plan = (
          "kagent", ["/manager": "manager", "/usr/bin/supervisord": "inner", "/tool-server": "tool-server", "uv": "uv"]
        )
      default: plan = ("plano", ["envoy": "envoy", "/app/brightstaff": "brightstaff", "tail": "tail"])
      }
      let rendered = try RenderedContainer(try rendering.build(), named: plan.container)
      let container = rendered.replacing(programs: plan.programs)
      let running = try RunningContainer(container, programs: Array(plan.programs.values))
      let isStarted = running.wait(15) { plan.programs.values.allSatisfy { running.start(of: $0) != nil } }
      try #require(isStarted, "\(running.end(within: 0) == nil ? "slow" : running.log())")
      if rendering.system.name == "kagent" {
        #expect(running.start(of: "manager")?.argv.first == "-zap-log-level=\(rendered.environment["LOG_LEVEL"]!)")
        #expect(running.start(of: "uv")?.argv == ["run", "kagent-engine", "--host", "0.0.0.0", "--port", "8081"])
      } else {
        #expect(running.start(of: "envoy")?.argv.last == "[%Y-%m-%d %T.%e][%l] %v")
      }
      running.signal(SIGTERM)
      #expect(running.end(within: Double(rendered.grace)) == 0)
      if rendering.system.name == "plano" { #expect(running.signal(of: "brightstaff") == "SIGINT") }
    }
  }

  extension RenderedContainer {
    /// The container with stand-ins in the place of the programs that it starts by their paths.
    fileprivate func replacing(programs: [String: String]) -> RenderedContainer {
      var copy = self
      copy.files["supervisord.conf"] = files["supervisord.conf"]!.split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .map { line in
        for (path, name) in programs where path.hasPrefix("/") {
          if line == "command=\(path)" { return "command=/stand-in/\(name)" }
          if line.hasPrefix("command=\(path) ") { return "command=/stand-in/\(name)" + line.dropFirst(8 + path.count) }
        }
        return String(line)
      }.joined(separator: "\n")
      return copy
    }
  }
#endif
