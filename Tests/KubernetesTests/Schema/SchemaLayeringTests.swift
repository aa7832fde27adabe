import Diagnostics
import Kubernetes
import Testing
import YAML

/// Custom schemas together with a built-in one, as `kubectl kustomize` shows that kustomize takes them.
@Suite struct SchemaLayeringTests {
  /// What the document says of containers differs from the built-in schema: they have no merge key.
  static let document = """
    definitions:
      com.example.Thing:
        properties:
          spec: {$ref: '#/definitions/io.k8s.api.core.v1.PodSpec'}
          template: {$ref: '#/definitions/io.k8s.api.core.v1.PodTemplateSpec'}
          volumes: {$ref: '#/definitions/io.k8s.api.apps.v1.StatefulSetSpec/properties/volumeClaimTemplates/items'}
          ports: {$ref: '#/definitions/io.k8s.api.core.v1.Container/properties/ports'}
          lost: {$ref: '#/definitions/io.k8s.api.core.v1.Nowhere'}
          alsoLost: {$ref: '#/definitions/io.k8s.api.core.v1.Container/properties/nothing'}
        x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Thing}]
      io.k8s.api.core.v1.PodSpec:
        properties: {containers: {type: array, items: {type: object}}, own: {type: string}}
      io.k8s.api.core.v1.ConfigMap:
        properties: {own: {type: string}}
        x-kubernetes-group-version-kind: [{version: v1, kind: ConfigMap}]
    """

  private static func keys(_ schema: Schema, _ apiVersion: String, _ kind: String, _ path: String) -> [String]? {
    var cursor = schema.cursor(apiVersion: apiVersion, kind: kind)
    for step in path.split(separator: "/") { cursor = step == "[]" ? cursor?.element : cursor?.field(String(step)) }
    return cursor?.mergeKeys
  }

  @Test func documentWinsOverBase() throws {
    let schema = try Schema(custom: SchemaDocumentTests.read(Self.document), over: .kubernetes1_21)
    #expect(Self.keys(schema, "example.com/v1", "Thing", "spec/containers") == [])
    #expect(Self.keys(schema, "example.com/v1", "Thing", "template/spec/containers") == [])
    #expect(Self.keys(schema, "apps/v1", "Deployment", "spec/template/spec/containers") == [])
    #expect(Self.keys(schema, "apps/v1", "Deployment", "spec/template/spec/volumes") == nil)
    #expect(Self.keys(schema, "v1", "Service", "spec/ports") == ["port", "protocol"])
    #expect(Self.keys(schema, "v1", "ConfigMap", "own") == [])
    #expect(Self.keys(schema, "v1", "ConfigMap", "data") == nil)
    #expect(schema.cursor(apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization") != nil)
  }

  @Test func baseWinsOverDocument() throws {
    let schema = try Schema(custom: SchemaDocumentTests.read(Self.document), under: .kubernetes1_21)
    #expect(Self.keys(schema, "example.com/v1", "Thing", "spec/containers") == ["name"])
    #expect(Self.keys(schema, "example.com/v1", "Thing", "spec/own") == nil)
    #expect(Self.keys(schema, "example.com/v1", "Thing", "template/spec/containers") == ["name"])
    #expect(Self.keys(schema, "apps/v1", "Deployment", "spec/template/spec/containers") == ["name"])
    #expect(Self.keys(schema, "v1", "ConfigMap", "own") == nil)
    #expect(Self.keys(schema, "v1", "ConfigMap", "data") == [])
  }

  @Test func documentAloneKnowsNothingElse() throws {
    let schema = try Schema(custom: SchemaDocumentTests.read(Self.document))
    #expect(Self.keys(schema, "example.com/v1", "Thing", "spec/containers") == [])
    #expect(Self.keys(schema, "example.com/v1", "Thing", "template") == nil)
    #expect(schema.cursor(apiVersion: "apps/v1", kind: "Deployment") == nil)
  }

  @Test(arguments: [true, false])
  func pointersReachIntoBase(over: Bool) throws {
    let root = try SchemaDocumentTests.read(Self.document)
    let schema = try over ? Schema(custom: root, over: .newest) : Schema(custom: root, under: .newest)
    #expect(Self.keys(schema, "example.com/v1", "Thing", "ports") == ["containerPort", "protocol"])
    #expect(Self.keys(schema, "example.com/v1", "Thing", "volumes/spec/accessModes") == [])
    #expect(Self.keys(schema, "example.com/v1", "Thing", "lost") == nil)
    #expect(Self.keys(schema, "example.com/v1", "Thing", "alsoLost") == nil)
  }

  /// References that lead from the document into the base and back end nowhere.
  @Test func circlesEnd() throws {
    let text = """
      definitions:
        io.k8s.api.core.v1.PodSpec: {$ref: '#/definitions/io.k8s.api.core.v1.PodTemplateSpec/properties/spec'}
      """
    let schema = try Schema(custom: SchemaDocumentTests.read(text), over: .kubernetes1_21)
    #expect(Self.keys(schema, "v1", "PodTemplate", "template/spec") == nil)
    #expect(Self.keys(schema, "v1", "PodTemplate", "template/metadata") == [])
  }

  /// The names can all be found again: a document that puts an own definition in the place of each shows it.
  @Test(arguments: [(Schema.kubernetes1_21, 623), (Schema.newest, 867)])
  func everyDefinitionIsFound(base: Schema, count: Int) throws {
    let names = base.definitionNames
    #expect(names.count == count)
    #expect(Set(names).count == count)
    let gvk = "x-kubernetes-group-version-kind: [{version: v1, kind: All}]"
    let fields = names.map { "'\($0)': {$ref: '#/definitions/\($0)'}" }.joined(separator: ", ")
    let root = try SchemaDocumentTests.read("definitions: {all: {\(gvk), properties: {\(fields)}}}")
    let all = try #require(try Schema(custom: root, over: base).cursor(apiVersion: "v1", kind: "All"))
    for name in names { #expect(all.field(name) != nil, "\(name)") }
  }
}
