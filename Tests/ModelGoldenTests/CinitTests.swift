import Foundation
import Testing

/// The cinit form against cinit's rules: `cinit [options] -- COMMAND ARG -- COMMAND ARG`, exactly one argument each.
@Suite struct CinitTests {
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
          containers:
          - name: web
            image: registry.example/web:1
            command: [/bin/web]
            args: ["$(LEVEL) and $HOME; 100% -- \\"quoted\\""]
            env: [{name: LEVEL, value: info}]
            ports: [{name: http, containerPort: 8080}]
            readinessProbe:
              httpGet: {path: /, port: http}
          - name: api
            image: registry.example/api:1
            command: [/bin/api, serve]
            ports: [{name: http, containerPort: 8081}]
            PROBE
    """

  private func container(probe: String = "", shell: String = "") throws -> RenderedContainer {
    let model = """
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
            supervisor: cinit
            \(shell)
            processes: [app/web, app/api]
      """
    return try RenderedContainer.build(
      resources: Self.resources.replacing("PROBE", with: probe), model: model, container: "all")
  }

  /// What cinit would start: its own reading of its arguments.
  private func commands(_ words: [String]) throws -> [[String]] {
    try #require(words.first == "cinit")
    var commands: [[String]] = []
    for word in words.dropFirst() {
      if word == "--" {
        commands.append([])
      } else {
        commands[commands.count - 1].append(word)
      }
    }
    return commands
  }

  @Test func startsEachCommandWithOneArgument() throws {
    let container = try container()
    // Kubernetes expands the variable, and cinit takes everything else as it is.
    #expect(
      try commands(container.command) == [
        ["/bin/web", "$(LEVEL) and $HOME; 100% -- \"quoted\""], ["/bin/api", "serve"],
      ])
    #expect(container.environment == ["LEVEL": "info"])
    #expect(container.files.isEmpty)
    #expect(container.grace == 30)
  }

  /// One probe is the container's own; several need a shell that asks each.
  @Test func asksEachProcess() throws {
    #expect(try container().probes.isEmpty)
    let both = try container(probe: "readinessProbe: {tcpSocket: {port: http}}", shell: "shell: /bin/sh")
    #expect(both.probes == ["readinessProbe": ["/bin/sh", "/etc/cinit/probe.sh", "readiness"]])
  }
}
