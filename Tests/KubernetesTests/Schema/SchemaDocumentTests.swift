import Diagnostics
import Kubernetes
import Testing
import YAML

@Suite struct SchemaDocumentTests {
  static func read(_ text: String) throws -> Node {
    // A node does not keep its tree, and a test has no end before which it could be let go.
    let tree = Unmanaged.passRetained(Tree()).takeUnretainedValue()
    let file = try tree.text.addFile(path: "schema.yaml", contents: text)
    return try #require(try Reader.read(file, into: tree).first)
  }

  static let document = """
    definitions:
      v1.Thing:
        properties:
          spec: {$ref: '#/definitions/v1.Spec', x-kubernetes-patch-strategy: replace}
          labels: {type: object, additionalProperties: {$ref: '#/definitions/v1.Item'}}
          loop: {$ref: '#/definitions/v1.Loop'}
          lost: {$ref: '#/definitions/v1.Nowhere'}
        x-kubernetes-group-version-kind:
        - {group: example.com, version: v1, kind: Thing}
        - {group: '', version: v1, kind: Thing}
      v1.Spec:
        required: [one]
        properties:
          one:
            type: array
            items: {$ref: '#/definitions/v1.Item'}
            x-kubernetes-patch-strategy: merge
            x-kubernetes-patch-merge-key: name
          several:
            type: [array]
            items: {$ref: '#/definitions/v1.Spec/properties/one/items'}
            x-kubernetes-patch-strategy: merge
            x-kubernetes-list-map-keys: [a, b]
          noStrategy: {type: array, items: {type: string}, x-kubernetes-patch-merge-key: name}
          twoTypes: {type: [array, 'null'], items: {type: string}}
      v1.Item: {properties: {name: {type: string}}}
      v1.Loop: {$ref: '#/definitions/v1.Loop'}
    paths:
      /apis/example.com/v1/things:
        get: {x-kubernetes-group-version-kind: {group: example.com, version: v1, kind: Thing}}
      /apis/example.com/v1/namespaces/{namespace}/things:
        get: {x-kubernetes-group-version-kind: {group: example.com, version: v1, kind: Thing}}
      /apis/example.com/v1/worlds:
        get: {x-kubernetes-group-version-kind: {group: example.com, version: v1, kind: World}}
    """

  @Test func mergesAsItSays() throws {
    let schema = try Schema(custom: Self.read(Self.document))
    let thing = try #require(schema.cursor(apiVersion: "example.com/v1", kind: "Thing"))
    #expect(schema.cursor(apiVersion: "v1", kind: "Thing") != nil)
    let spec = try #require(thing.field("spec"))
    #expect(spec.patchStrategy == "")
    #expect(spec.field("one")?.mergeKeys == ["name"])
    #expect(spec.field("one")?.hasMergeStrategy == true)
    #expect(spec.field("one")?.element?.field("name")?.type == .string)
    #expect(spec.field("several")?.mergeKeys == ["a", "b"])
    #expect(spec.field("several")?.element?.field("name") != nil)
    #expect(spec.field("noStrategy")?.mergeKeys == [])
    #expect(spec.field("twoTypes")?.element == nil)
    #expect(spec.fields.first { $0.name == "one" }?.isRequired == true)
    #expect(thing.field("labels")?.field("any")?.field("name") != nil)
    #expect(thing.field("loop") == nil)
    #expect(thing.field("lost") == nil)
  }

  /// It stands in place of the built-in schema, but for what scopes are built in.
  @Test func replacesTheBuiltInSchema() throws {
    let schema = try Schema(custom: Self.read(Self.document))
    #expect(schema.cursor(apiVersion: "apps/v1", kind: "Deployment") == nil)
    #expect(schema.cursor(apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization") != nil)
    #expect(schema.isNamespaced(apiVersion: "apps/v1", kind: "Deployment") == true)
    #expect(schema.isNamespaced(apiVersion: "example.com/v1", kind: "Thing") == true)
    #expect(schema.isNamespaced(apiVersion: "example.com/v1", kind: "World") == false)
    #expect(schema.isNamespaced(apiVersion: "example.com/v1", kind: "Other") == nil)
  }

  @Test(arguments: [
    "- a", "definitions: [a]", "definitions: {a: b}",
    "definitions: {a: {x-kubernetes-group-version-kind: [{group: a, kind: b}]}}",
  ])
  func refuses(text: String) throws {
    let error = try #require(throws: Diagnostic.self) { try Schema(custom: Self.read(text)) }
    #expect(error.id == .invalidSchema)
    #expect(error.location != nil)
  }
}
