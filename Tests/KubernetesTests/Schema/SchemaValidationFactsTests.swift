import Kubernetes
import Testing

@Suite struct SchemaValidationFactsTests {
  @Test(arguments: [
    ("apps/v1", "Deployment", "spec/replicas", FieldType.integer, FieldFormat.int32),
    ("apps/v1", "Deployment", "spec/paused", .boolean, .none),
    ("apps/v1", "Deployment", "spec/template/spec/containers", .array, .none),
    ("apps/v1", "Deployment", "spec/template/spec/containers/[]/resources/limits/cpu", .quantity, .none),
    ("apps/v1", "Deployment", "spec/strategy/rollingUpdate/maxSurge", .integerOrString, .none),
    ("apps/v1", "Deployment", "metadata/creationTimestamp", .string, .dateTime),
    ("v1", "Secret", "data/key", .string, .byte),
    ("v1", "Service", "spec/ports/[]/targetPort", .integerOrString, .none),
    ("v1", "ConfigMap", "data", .object, .none),
  ])
  func typeIsKnown(apiVersion: String, kind: String, path: String, type: FieldType, format: FieldFormat) throws {
    let cursor = try #require(SchemaCursorTests.cursor(apiVersion, kind, path, in: .newest))
    #expect(cursor.type == type)
    #expect(cursor.format == format)
  }

  @Test func fieldsAreSortedAndSomeRequired() throws {
    let port = try #require(
      SchemaCursorTests.cursor("v1", "Pod", "spec/containers/[]/ports/[]", in: .newest))
    #expect(port.fields.map(\.name) == ["containerPort", "hostIP", "hostPort", "name", "protocol"])
    #expect(port.fields.filter(\.isRequired).map(\.name) == ["containerPort"])
  }

  @Test func listTypesAreKnown() throws {
    let ports = try #require(SchemaCursorTests.cursor("v1", "Service", "spec/ports", in: .newest))
    #expect(ports.listType == .map)
    #expect(ports.listMapKeys == ["port", "protocol"])
    let tolerations = try #require(SchemaCursorTests.cursor("v1", "Pod", "spec/tolerations", in: .newest))
    #expect(tolerations.listType == .atomic)
    #expect(tolerations.listMapKeys == [])
    let finalizers = try #require(SchemaCursorTests.cursor("v1", "Pod", "metadata/finalizers", in: .newest))
    #expect(finalizers.listType == .set)
  }

  /// Every type can be walked, field by field, and the tables are sorted as their search needs it.
  @Test(arguments: [Schema.kubernetes1_21, Schema.newest])
  func everyTypeIsFound(schema: Schema) throws {
    let types = schema.typeNames
    #expect(types.count > 250)
    for type in types {
      let parts = type.split(separator: " ").map(String.init)
      let cursor = try #require(schema.cursor(apiVersion: parts[0], kind: parts[1]), "\(type)")
      for field in cursor.fields { #expect(cursor.field(field.name) != nil, "\(type) \(field.name)") }
    }
  }
}
