import Diagnostics
import Testing
import YAML

@testable import Kustomize

@Suite struct KustomizationTests {
  private let tree = Tree()

  private func decode(_ text: String) throws -> Kustomization {
    let file = try tree.text.addFile(path: "kustomization.yaml", contents: text)
    return try Kustomization(try #require(try Reader.read(file, into: tree).first))
  }

  /// A name that stood twice would be decoded twice.
  @Test func knowsEachFieldOnce() {
    #expect(Kustomization.fields.count == 34)
    #expect(Set(Kustomization.fields).count == Kustomization.fields.count)
  }

  /// There is no file system here, and nothing below is a file of the machine.
  @Test func decodesWithoutTheFilesThatItNames() throws {
    let kustomization = try decode(
      """
      resources: [none.yaml]
      components: [none]
      crds: [none.yaml]
      configurations: [none.yaml]
      generators: [none.yaml]
      transformers: [none.yaml]
      validators: [none.yaml]
      openapi: {path: none.json}
      patches: [{path: none.yaml}]
      patchesStrategicMerge: [none.yaml]
      patchesJson6902: [{path: none.yaml, target: {name: a}}]
      replacements: [{path: none.yaml}]
      configMapGenerator: [{name: a, files: [none.txt], envs: [none.env]}]
      helmCharts: [{name: none, valuesFile: none.yaml}]
      """)
    #expect(kustomization.resources.map(\.string) == ["none.yaml"])
    #expect(try kustomization.field(PatchesField.self).entries.map { $0.path?.string } == ["none.yaml"])
  }

  /// In the order of their names, which is kustomize's.
  @Test func warnsOfDeprecatedFields() throws {
    let kustomization = try decode(
      """
      vars: []
      patchesStrategicMerge: [a.yaml]
      patchesJson6902: [{path: a.yaml}]
      imageTags: [{name: a}]
      commonLabels: {a: b}
      bases: [a]
      """)
    #expect(
      kustomization.warnings.map(\.message) == [
        "'bases' is deprecated", "'commonLabels' is deprecated", "'imageTags' is deprecated",
        "'patchesJson6902' is deprecated", "'patchesStrategicMerge' is deprecated", "'vars' is deprecated",
      ])
    #expect(kustomization.warnings.last?.hint == "use 'replacements' instead")
  }

  @Test(arguments: [
    ("images: [{name: a, tag: b}]", "K0401"), ("namePrefix: [a]", "K0402"), ("kind: Pod", "K0404"),
    ("sortOptions: [a]", "K0402"), ("sortOptions: {legacySortOptions: {first: []}}", "K0401"),
    ("apiVersion: v1", "K0404"),
    ("kind: Component", "K0405"), ("label: {}", "K0401"),
  ])
  func refuses(_ text: String, code: String) {
    #expect(errorCode { _ = try decode(text) } == code)
  }
}
