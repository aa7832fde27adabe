import Diagnostics
import Testing
import YAML

@testable import Kubernetes
@testable import Kustomize

@Suite struct ImageTransformerTests {
  private static let fieldSpecs = ["spec", "spec/template/spec"].flatMap {
    [FieldSpec(path: "\($0)/containers[]/image", create: true), FieldSpec(path: "\($0)/initContainers[]/image")]
  }

  private func transform(
    _ entries: String, _ manifests: String, fieldSpecs: [FieldSpec] = fieldSpecs
  ) throws -> (printed: String, layer: GeneratorLayer) {
    let layer = try GeneratorLayer("images: [\(entries)]")
    var resources = try layer.resources(manifests)
    let images = try layer.kustomization["images"]?.elements.map { try ImageEntry(node: $0, strict: true) } ?? []
    try ImageTransformer(images, fields: FieldSpecsByType(fieldSpecs)).transform(&resources, in: layer.context)
    return (try resources.printed(), layer)
  }

  @Test("images become what kustomize makes of them", arguments: imageCases)
  func images(_ testCase: ImageCase) throws {
    var images: [String] = []
    for line in try transform(testCase.entries, imageResources).printed.split(separator: "\n") {
      let field = line.drop { $0 == " " || $0 == "-" }
      for key in ["image: ", "reference: "] where field.hasPrefix(key) {
        images.append(String(field.dropFirst(key.count)))
      }
    }
    #expect(images == testCase.expected)
  }

  @Test(
    "what no entry can change is an error",
    arguments: ["containers: [{image: {a: b}}]", "containers: [x]", "spec: {initContainers: [[1]]}"])
  func wrongKind(_ fields: String) throws {
    let error = #expect(throws: Diagnostic.self) {
      try transform("{name: a, newTag: b}", "apiVersion: v1\nkind: K\nmetadata: {name: k}\n\(fields)")
    }
    #expect(error?.id == .wrongType)
  }

  @Test("other lists and nulls are passed by")
  func passedBy() throws {
    let (printed, _) = try transform(
      "{name: a, newTag: b}", "{kind: K, metadata: {name: k}, containers: [null, {}], other: [{image: a}]}")
    #expect(!printed.contains("a:b"))
  }

  @Test(
    "a field spec leads to images elsewhere",
    arguments: [
      FieldSpec(path: "spec/volumes[]/image/reference"), FieldSpec("K", path: "spec/volumes/image/reference"),
    ]
  )
  func fieldSpec(_ spec: FieldSpec) throws {
    let (printed, _) = try transform(
      "{name: a, newTag: b}", "{kind: K, metadata: {name: k}, spec: {volumes: [{image: {reference: a}}]}}",
      fieldSpecs: [spec])
    #expect(printed.contains("reference: a:b"))
  }

  @Test(
    "an image comes from the entry's most telling field",
    arguments: [
      ("{name: a, newTag: b, newName: c}", 19), ("{name: a, newName: c, digest: b}", 31), ("{name: a, newName: c}", 20),
      ("{newName: c, name: a, tagSuffix: b}", 34), ("{name: a}", 1),
    ])
  func positions(_ entry: String, _ column: Int) throws {
    let layer = try GeneratorLayer(entry)
    let image = layer.context.tree.scalar("a")
    try ImageEntry(node: layer.kustomization, strict: true).apply(to: image)
    #expect(image.location?.column == column)
    #expect(layer.warnings.isEmpty)
  }

  @Test("an entry that changes nothing is warned of")
  func unused() throws {
    let (_, layer) = try transform(
      "{name: a, newTag: b}, {name: nowhere, newTag: b}, {name: '[', newTag: b}", "{kind: K, containers: [{image: a}]}")
    #expect(layer.warnings.map(\.id) == [.noEffect, .noEffect])
    #expect(
      layer.warnings.map(\.message) == [
        "no container uses the image 'nowhere'", "'[' is not a regular expression, and so names no image",
      ])
    #expect(layer.warnings.first?.location?.column == 39)
  }

  @Test("unknown fields are refused")
  func unknownField() throws {
    let error = #expect(throws: Diagnostic.self) { try transform("{name: a, tag: b}", "{kind: K}") }
    #expect(error?.id == .unknownField)
  }
}
