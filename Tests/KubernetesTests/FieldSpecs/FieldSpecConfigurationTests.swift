import Diagnostics
import Kubernetes
import Testing
import YAML

@Suite struct FieldSpecConfigurationTests {
  private func read(_ text: String) throws -> TransformerConfiguration {
    try TransformerConfiguration(node: SchemaDocumentTests.read(text))
  }

  @Test func readsEveryList() throws {
    let configuration = try read(
      """
      namePrefix: [{path: metadata/name, kind: Other}]
      Labels: [{path: a/b, create: yes}]
      commonLabels:
      - {path: x, kind: B}
      - {path: z, kind: A, group: g, version: v1}
      - null
      images: null
      nameReference:
      - kind: Thing
        group: example.com
        fieldSpecs:
        - {path: 'spec/a\\/b', kind: Holder}
      """)
    #expect(configuration.namePrefix == [FieldSpec("Other", path: "metadata/name")])
    #expect(configuration.labels == [FieldSpec(path: "a/b", create: true)])
    #expect(
      configuration.commonLabels == [
        FieldSpec("A", group: "g", version: "v1", path: "z"), FieldSpec("B", path: "x"), FieldSpec(path: ""),
      ])
    #expect(configuration.images == [])
    #expect(
      configuration.nameReference == [
        NameReferenceSpec(
          referral: GroupVersionKind(group: "example.com", kind: "Thing"),
          fields: [FieldSpec("Holder", path: #"spec/a\/b"#)])
      ])
  }

  /// As YAML 1.1 turned to JSON reads what is not quoted.
  @Test(arguments: [
    ("5", "5"), ("0x5", "5"), ("y", "true"), ("off", "false"), ("'y'", "y"), ("2001-01-01", "2001-01-01"),
    ("5.5", "5.5"),
  ])
  func pathMayBeNoString(text: String, path: String) throws {
    #expect(try read("images: [{path: \(text)}]").images.map(\.path) == [[path]])
  }

  @Test(
    arguments: [
      ("namoPrefix: []", .unknownField, "did you mean 'namePrefix'?"),
      ("images: [{pth: a}]", .unknownField, "did you mean 'path'?"),
      ("images: {path: a}", .wrongType, "put '- ' before it, as before each element"),
      ("images: [a]", .wrongType, nil), ("- a", .wrongType, nil),
      ("images: [{path: [a]}]", .wrongType, nil),
      ("images: [{path: a, create: 'true'}]", .wrongType, "leave the quotes out: true"),
      ("images: [{path: a, version: 1}]", .wrongType, "quote it: '1'"),
      ("images: [{path: a, kind: yes}]", .wrongType, "quote it: 'yes'"),
      ("nameReference: [{kind: A, fieldSpecs: a}]", .wrongType, "put '- ' before it, as before each element"),
      ("nameReference: [{kind: A, path: a}]", .unknownField, nil),
    ] as [(String, Diagnostic.ID, String?)])
  func refuses(text: String, id: Diagnostic.ID, hint: String?) throws {
    let error = try #require(throws: Diagnostic.self) { try read(text) }
    #expect(error.id == id)
    #expect(error.location != nil)
    #expect(error.hint == hint)
  }

  @Test func filesExtendTheDefaults() throws {
    let first = try SchemaDocumentTests.read(
      "nameReference: [{kind: Deployment, fieldSpecs: [{path: spec/x, kind: Foo}]}, {kind: Foo, fieldSpecs: []}]")
    let second = try SchemaDocumentTests.read("namePrefix: [{path: a/b}]\nimages: [{path: spec/image, kind: Foo}]")
    let merged = try TransformerConfiguration.defaults(extendedBy: [first, second])
    #expect(merged.namePrefix.map(\.path) == [["metadata", "name"], ["a", "b"]])
    #expect(merged.images.count == TransformerConfiguration.defaults.images.count + 1)
    let deployment = try #require(merged.nameReference.first { $0.referral.kind == "Deployment" })
    #expect(deployment.fields.map(\.gvk.kind) == ["HorizontalPodAutoscaler", "Foo"])
    #expect(merged.nameReference.contains { $0.referral.kind == "Foo" })
    #expect(try TransformerConfiguration.defaults(extendedBy: []) == .defaults)
  }

  /// An error names both places.
  @Test func contradictionNamesItsPlaces() throws {
    let first = try SchemaDocumentTests.read("images: [{path: a, kind: Foo}]")
    let second = try SchemaDocumentTests.read("images: [{path: a, kind: Foo, create: true}]")
    let error = try #require(throws: Diagnostic.self) {
      try TransformerConfiguration.defaults(extendedBy: [first, second])
    }
    #expect(error.id == .conflictingFieldSpecs)
    #expect(error.location?.column == 10)
    #expect(error.notes.first?.location?.column == 10)
  }

  /// Many specs of one path do not take ever longer to merge.
  @Test func mergesManySpecs() throws {
    let specs = (0..<20_000).map { FieldSpec("Kind\($0)", path: "spec/name") }
    #expect(try specs.merging(specs).count == specs.count)
  }
}
