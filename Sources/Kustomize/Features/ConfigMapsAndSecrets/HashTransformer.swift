import Kubernetes
import YAML

/// Ends the names of generated resources in a hash of their content, so that a change of it restarts what uses it.
///
/// Such a name, and with it what refers to it, points to what makes the content: the generator's entry, or the annotation
/// that asks for a hash.
package struct HashTransformer: Transformer {
  package init() {}

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let generated = resources.resources.filter(\.isMarkedForHash)
    for resource in generated {
      let suffix = try Self.hash(of: resource)
      let place = resource.annotation(Resource.hashAnnotation)?.position ?? resource.placeOfGeneratedName
      resources.rename(resource) { resource.setName("\(resource.name)-\(suffix)", at: place) }
    }
  }

  /// The ten characters that stand for a resource's content: of a ConfigMap or Secret its data counts, and not its
  /// name (api/hasher means to count the name, and looks for it where it never is).
  ///
  /// - Throws: `Diagnostic` at a value that JSON has no form for.
  package static func hash(of resource: Resource) throws -> String {
    var json = HashedJSON()
    switch resource.kind {
    case "ConfigMap": try json.append(configMap: resource.node)
    case "Secret": try json.append(secret: resource.node)
    default: try json.append(goNode: resource.node)
    }
    return encode(json.digest())
  }

  /// The first ten hexadecimal digits, with some of them replaced so that no words arise: Kubernetes' own habit.
  private static func encode(_ digest: [UInt8]) -> String {
    let digits = Array("gh2k456789mbcdtf".utf8)
    var text: [UInt8] = []
    for byte in digest.prefix(5) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
