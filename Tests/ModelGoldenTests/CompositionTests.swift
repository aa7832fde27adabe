import DeploymentModels
import Diagnostics
import Foundation
import Kubernetes
import Kustomize
import TestSupport
import Testing
import YAML

/// Models over models, and models as functions.
@Suite struct CompositionTests {
  private func pods(_ result: BuildResult) throws -> [String] {
    try result.resources.resources.filter { ["Deployment", "StatefulSet", "DaemonSet"].contains($0.kind) }.map {
      try text($0.node[path: "spec", "template"]!)
    }.sorted()
  }

  private func text(_ node: Node) throws -> String {
    var writer = Writer()
    try writer.write(node)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// What was taken apart and is put together again is what it was.
  @Test(arguments: Repository.systems[0].overlays)
  func roundTrip(_ overlay: String) throws {
    let rendering = Repository.Rendering(system: Repository.systems[0], overlay: overlay, model: "single-pod")
    let both = ["models/multi-pod", "models/single-pod"].map(Repository.path)
    #expect(try pods(rendering.build(both)) == pods(rendering.build([])))
  }

  /// What kustomize tells a function of former names is read as that of any manifest: as many kinds and namespaces as
  /// names, and each as it stands there.
  @Test func functionReadsFormerNames() throws {
    func list(_ names: String, _ kinds: String, _ namespaces: String) -> [UInt8] {
      Array(
        """
        apiVersion: config.kubernetes.io/v1
        kind: ResourceList
        functionConfig:
          apiVersion: strata.dev/v1alpha1
          kind: DeploymentModel
          metadata: {name: m}
          spec: {pods: [{name: all, containers: [old/web]}]}
        items:
        - apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: new-old
            annotations:
              internal.config.kubernetes.io/previousNames: \(names)
              internal.config.kubernetes.io/previousKinds: \(kinds)
              internal.config.kubernetes.io/previousNamespaces: \(namespaces)
          spec:
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec: {containers: [{name: web, image: web}]}

        """.utf8)
    }
    let output = try ModelFunction().run(list("old,older", "Deployment,Deployment", "default,default"))
    #expect(String(decoding: output.list, as: UTF8.self).contains("name: all"))
    let refusal = #expect(throws: Diagnostic.self) {
      try ModelFunction().run(list("old,older", "Deployment", "default"))
    }
    #expect(refusal?.id == .invalidResource)
  }

  /// A model as a KRM function makes what it makes as a transformer, byte for byte.
  @Test(
    arguments: Repository.renderings.filter { ["kagent", "plano"].contains($0.system.name) })
  func function(_ rendering: Repository.Rendering) throws {
    let model = try String(contentsOfFile: rendering.component + "/model.yaml", encoding: .utf8)
    let expected = try rendering.build()
    let plain = try rendering.build([])
    // What the component adds besides.
    let names = Set(plain.resources.resources.map(\.id))
    let extra = expected.resources.resources.filter { $0.kind == "ServiceAccount" && !names.contains($0.id) }
    func item(_ text: String) -> String {
      "- " + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ") + "\n"
    }
    let items = try (plain.resources.resources + extra).map { item(try text($0.node)) }.joined()
    let config = "  " + model.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    let list = """
      apiVersion: config.kubernetes.io/v1
      kind: ResourceList
      functionConfig:
      \(config)
      items:
      \(items)
      """
    let output = try ModelFunction().run(Array(list.utf8))
    let tree = Tree()
    let file = try tree.text.addFile(path: "output", contents: output.list)
    let root = try #require(try Reader.read(file, into: tree).first)
    var resources = ResourceSet()
    for node in root["items"]!.elements {
      try resources.append(Resource(node))
    }
    LegacySortOrder.standard.sort(&resources)
    var writer = Writer()
    for resource in resources.resources { try writer.write(resource.node) }
    let actual = Data(writer.output)
    let wanted = Data(try expected.yaml())
    #expect(actual == wanted, "\(firstDifference(actual, wanted))")
    #expect(root["kind"]?.string == "ResourceList")
    #expect(root["functionConfig"]?["kind"]?.string == "DeploymentModel")
    #expect((root["results"]?.count ?? 0) == expected.warnings.count)
    // A result has no field for the places of notes: they stand in its sentences.
    let results = root["results"].map { Array($0.elements) } ?? []
    let lines = results.flatMap { $0["message"]!.string.split(separator: "\n") }
    #expect(lines.allSatisfy { line in ![" at", " in", " from", ":"].contains(where: line.hasSuffix) })
    let places = output.warnings.flatMap(\.notes).compactMap(\.location?.pathAndLine)
    #expect(places.allSatisfy { place in lines.contains { $0.hasSuffix(place) } })
  }

  @Test func functionWithoutAModelIsRefused() throws {
    let list = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\n"
    #expect(throws: Diagnostic.self) { try ModelFunction().run(Array(list.utf8)) }
    #expect(throws: Diagnostic.self) { try ModelFunction().run(Array("kind: List\n".utf8)) }
  }
}
