import Inspection
import Kubernetes
import YAML

/// One resource of some manifests.
///
/// To get at a value, write its path as `strata diff` and `strata blame` do. List elements are named by their merge key,
/// or by their number:
///
/// ```swift
/// let image = resource["spec.template.spec.containers[web].image"]
/// print(image?.string ?? "", image?.location?.description ?? "")  // nginx:1.27 overlays/prod/kustomization.yaml:12:11
/// ```
///
/// To walk over all of it, take its ``value``.
public struct Resource {
  let base: Kubernetes.Resource
  let manifests: Manifests

  init(_ base: Kubernetes.Resource, in manifests: Manifests) {
    self.base = base
    self.manifests = manifests
  }

  /// What it is called, as a value.
  public var id: ID { ID(base.id) }
  /// `apps/v1`.
  public var apiVersion: String { base.gvk.apiVersion }
  /// `Deployment`.
  public var kind: String { base.kind }
  public var name: String { base.name }
  /// Empty where none is written.
  public var namespace: String { base.namespace }
  /// What it was called where it was written, before prefixes, suffixes and hashes.
  public var originalName: String { base.originalID.name }
  /// Where it begins.
  public var location: Location? { manifests.locator.location(of: base.node.position).map { Location($0) } }

  /// All of it, as plain data.
  public var value: Value { Value(base.node, manifests.locator) }

  /// The value at a path such as `spec.template.spec.containers[web].image`; nil where there is none.
  ///
  /// A key that has dots stands in brackets: `metadata.annotations[prometheus.io/port]`.
  public subscript(path: String) -> Value? {
    guard let field = try? BlameTarget.field(at: path, of: base) else { return nil }
    return Value(field.value, manifests.locator)
  }

  /// Its manifest, byte for byte as `kustomize build` prints it.
  ///
  /// - Throws: where a value cannot be printed, such as an infinity.
  public func yaml() throws(BuildError) -> [UInt8] {
    try BuildError.wrapping {
      var writer = Writer()
      try writer.write(base.node)
      return writer.output
    }
  }

  /// What a resource is called: type, namespace and name.
  public struct ID: Sendable, Hashable, CustomStringConvertible {
    /// `apps/v1`.
    public let apiVersion: String
    /// `Deployment`.
    public let kind: String
    /// Empty where none is written.
    public let namespace: String
    public let name: String

    init(_ id: ResourceID) {
      apiVersion = id.gvk.apiVersion
      kind = id.gvk.kind
      namespace = id.namespace
      name = id.name
    }

    /// `Deployment shop/web`.
    public var description: String { "\(kind) \(namespace.isEmpty ? "" : namespace + "/")\(name)" }
  }
}

@available(*, unavailable)
extension Resource: Sendable {}
