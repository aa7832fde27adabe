import DeploymentModels
import Diagnostics
import Foundation
import Kubernetes
import Kustomize
import TestSupport
import Testing
import YAML

/// What must always hold, over every example and model, and over random partitions.
@Suite struct PropertyTests {
  /// What a model's component puts under the model, which the comparison must have too.
  private func foundation(of rendering: Repository.Rendering) -> [String] {
    switch (rendering.system.name, rendering.model) {
    case ("connaisseur", "validator-pods"), ("connaisseur", "alerting-pod"):
      [Repository.path("examples/connaisseur/topologies/parts")]
    case ("microservices-demo", "one-pod"), ("microservices-demo", "two-tiers"):
      [Repository.path("examples/microservices-demo/ports")]
    default: []
    }
  }

  @Test(arguments: Repository.renderings)
  func modelsKeepWhatRuns(_ rendering: Repository.Rendering) throws {
    guard let result = try? rendering.build() else { return }
    let base = try Invariants(rendering.build(foundation(of: rendering)))
    let model = try Invariants(result)
    // All containers of the shop are called the same, and its models call them by their workloads.
    if rendering.system.name == "microservices-demo" {
      #expect(Set(model.processes.map(withoutName)) == Set(base.processes.map(withoutName)))
    } else {
      #expect(model.processes == base.processes)
    }
    // One control plane for two classes is one less.
    if rendering.model != "shared" { #expect(model.requests == base.requests) }
    #expect(Set(model.roles.map(withoutClass)) == Set(base.roles.map(withoutClass)))
    Invariants.check(result)
  }

  private func withoutName(_ process: String) -> String { String(process.drop { $0 != " " }) }

  private func withoutClass(_ name: String) -> String { name.replacing(/-(public|internal)$/, with: "") }

  // MARK: Random partitions

  /// Systems with a workload of several containers: the overlay, what goes under the model, and the workload.
  private static let divisible: [(overlay: String, components: [String], workload: String)] = [
    ("overlays/prod", [], "kagent"), ("overlays/staging", [], "kagent"), ("examples/plano/overlays/prod", [], "plano"),
    ("examples/connaisseur/overlays/prod", ["examples/connaisseur/topologies/parts"], "connaisseur"),
  ]

  private func model(_ pods: [(name: String, containers: [String])]) -> String {
    let list = pods.map { "  - name: \($0.name)\n    containers: [\($0.containers.joined(separator: ", "))]\n" }
    return """
      apiVersion: strata.dev/v1alpha1
      kind: DeploymentModel
      metadata:
        name: random
      spec:
        rewriteAddresses: true
        pods:
      \(list.joined())
      """
  }

  /// A component with a model, in a folder of its own.
  private func component(_ model: String, in folder: URL, _ name: String) throws -> String {
    let path = folder.appending(path: name)
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    let kustomization = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ntransformers: [model.yaml]\n"
    try kustomization.write(to: path.appending(path: "kustomization.yaml"), atomically: true, encoding: .utf8)
    try model.write(to: path.appending(path: "model.yaml"), atomically: true, encoding: .utf8)
    return path.path
  }

  /// However a workload is taken apart, the same runs; and put together again it is what it was.
  @Test(arguments: 0..<48)
  func takenApartAndPutTogether(_ seed: Int) throws {
    let system = Self.divisible[seed % Self.divisible.count]
    var random = SeededRandom(seed: UInt64(seed))
    let folder = FileManager.default.temporaryDirectory.appending(path: "strata-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func build(_ components: [String]) throws -> (BuildResult, Invariants) {
      let result = try Build.run(
        directory: Repository.path(system.overlay), components: system.components.map(Repository.path) + components,
        plugins: [DeploymentModelPlugin()])
      return (result, try Invariants(result))
    }
    let (plain, base) = try build([])
    let workload = try #require(
      plain.resources.resources.first { Invariants.workloads([$0]).count == 1 && $0.name == system.workload })
    let containers = workload.node["spec"]!["template"]!["spec"]!["containers"]!.elements.map { $0["name"]!.string }
    var groups: [[String]] = []
    for container in containers.shuffled(using: &random) {
      let index = Int.random(in: 0...groups.count, using: &random)
      if index == groups.count { groups.append([]) }
      groups[index].append("\(system.workload)/\(container)")
    }
    let pods = groups.enumerated().map { (name: "part-\($0)", containers: $1) }
    let apart = try component(model(pods), in: folder, "apart")
    let order = containers.map { "\(system.workload)/\($0)" }
    let together = try component(model([(system.workload, order)]), in: folder, "together")
    do {
      let (split, invariants) = try build([apart])
      #expect(invariants == base)
      Invariants.check(split)
      let (united, again) = try build([apart, together])
      #expect(again == base)
      Invariants.check(united)
      #expect(try Invariants.pods(united) == Invariants.pods(plain))
    } catch let refusal as Diagnostic {
      // Plano's parts share files; kagent's health port is of no Service.
      #expect([Diagnostic.ID.sharedVolume, .addressInAnotherPod].contains(refusal.id), "\(refusal.message)")
      #expect(system.workload == "plano")
    }
  }

  /// However workloads are put together, the same runs; and taken apart again it is what it was.
  @Test(arguments: 0..<48)
  func putTogetherAndTakenApart(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed) &+ 1000)
    let names = (0..<Int.random(in: 2...5, using: &random)).map { "w\($0)" }
    var groups: [[String]] = []
    for name in names.shuffled(using: &random) {
      let index = Int.random(in: 0...groups.count, using: &random)
      if index == groups.count { groups.append([]) }
      groups[index].append(name)
    }
    let merge = model(groups.enumerated().map { ("g\($0)", $1) })
    let split = model(
      groups.enumerated().flatMap { group, members in
        members.map { name in (name: name, containers: ["a", "b"].map { "g\(group)/\(name)\($0)" }) }
      }
    ).replacing("name: random", with: "name: split")
    let resources = names.enumerated().map { Self.workload($1, number: $0, among: names, &random) }.joined(
      separator: "---\n")
    func build(_ models: [String]) throws -> (BuildResult, Invariants) {
      var files = ["resources.yaml": resources]
      for (index, model) in models.enumerated() { files["model\(index).yaml"] = model }
      let transformers = models.indices.map { "model\($0).yaml" }.joined(separator: ", ")
      files["kustomization.yaml"] = "resources: [resources.yaml]\ntransformers: [\(transformers)]\n"
      let result = try Build.run(
        directory: ".", plugins: [DeploymentModelPlugin()], fileSystem: InMemoryFileSystem(files))
      return (result, try Invariants(result))
    }
    let (plain, base) = try build([])
    Invariants.check(plain)
    let (united, together) = try build([merge])
    #expect(together == base)
    Invariants.check(united)
    let (apart, again) = try build([merge, split])
    #expect(again == base)
    Invariants.check(apart)
    #expect(try Invariants.pods(apart).map(withoutHosts) == Invariants.pods(plain).map(withoutHosts))
  }

  private func withoutHosts(_ text: String) -> String {
    text.replacing(/\/\/(localhost|[wg]\d)(:\d+)?/, with: "//HOST")
  }

  /// A workload of two containers with equal port names and a volume of equal name, and its Service.
  private static func workload(
    _ name: String, number: Int, among names: [String], _ random: inout SeededRandom
  ) -> String {
    let other = names.randomElement(using: &random)!
    return """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: \(name)
      spec:
        replicas: 2
        selector:
          matchLabels: {app: \(name)}
        template:
          metadata:
            labels: {app: \(name), shared: "yes"}
          spec:
            containers:
            - name: \(name)a
              image: registry.example/\(name):1
              command: [/bin/\(name), --peer=http://\(other):80]
              ports:
              - {name: http, containerPort: \(8000 + number)}
              resources:
                requests: {cpu: \(10 + number)m, memory: \(1 << number)Mi}
              readinessProbe:
                httpGet: {path: /, port: http}
              volumeMounts:
              - {name: data, mountPath: /data}
            - name: \(name)b
              image: registry.example/\(name):2
              command: [/bin/second]
              env:
              - {name: FIRST, value: "http://localhost:\(8000 + number)"}
              ports:
              - {name: metrics, containerPort: \(9000 + number)}
              volumeMounts:
              - {name: data, mountPath: /data, readOnly: true}
            volumes:
            - name: data
              \(Bool.random(using: &random) ? "emptyDir: {}" : "emptyDir: {sizeLimit: \(number + 1)Mi}")
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: \(name)
      spec:
        selector: {app: \(name)}
        ports:
        - {name: http, port: 80, targetPort: http}
        - {name: metrics, port: 90, targetPort: metrics}

      """
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
