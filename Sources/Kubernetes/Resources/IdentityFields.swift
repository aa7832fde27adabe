import Diagnostics
import YAML

/// The fields of a manifest that say what it is called.
struct IdentityFields {
  private var apiVersion, kind, name, namespace: Node?

  /// Finds them in one walk. Of fields with the same key the first counts.
  init(of manifest: Node) {
    var metadata: Node?
    for field in manifest.fields {
      let key = field.key.bytes
      switch key.count {
      case 4 where kind == nil && key == Self.kindKey: kind = field.value
      case 8 where metadata == nil && key == Self.metadataKey: metadata = field.value
      case 10 where apiVersion == nil && key == Self.apiVersionKey: apiVersion = field.value
      default: break
      }
    }
    guard let metadata else { return }
    for field in metadata.fields {
      let key = field.key.bytes
      switch key.count {
      case 4 where name == nil && key == Self.nameKey: name = field.value
      case 9 where namespace == nil && key == Self.namespaceKey: namespace = field.value
      default: break
      }
    }
  }

  private static var apiVersionKey: ByteSpan { ("apiVersion" as StaticString).bytes }
  private static var kindKey: ByteSpan { ("kind" as StaticString).bytes }
  private static var metadataKey: ByteSpan { ("metadata" as StaticString).bytes }
  private static var nameKey: ByteSpan { ("name" as StaticString).bytes }
  private static var namespaceKey: ByteSpan { ("namespace" as StaticString).bytes }

  /// Whether they say this, as written as usual.
  func say(_ id: ResourceID) -> Bool {
    isText(name, id.name) && isText(namespace, id.namespace) && id.type.isNamed(by: apiVersion, kind)
  }

  private func isText(_ node: Node?, _ text: String) -> Bool {
    guard let node, !node.isNull else { return text.isEmpty }
    return node.hasText(text)
  }

  /// What they say.
  ///
  /// - Parameter type: what is probably meant: to look a type up costs more than to compare it.
  func id(knowing type: ResourceType) -> ResourceID {
    let type = type.isNamed(by: apiVersion, kind) ? type : ResourceType.of(apiVersion: apiVersion, kind: kind)
    return ResourceID(type, name: text(name), namespace: text(namespace))
  }

  private func text(_ node: Node?) -> String {
    guard let node, !node.isNull else { return "" }
    return node.string
  }
}
