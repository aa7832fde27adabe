import Kubernetes
import YAML

/// A place in a resource that means another one.
struct Reference {
  enum Target {
    /// A resource of one of these kinds with this name.
    case named(kinds: [String], name: String, namespace: String?)
    /// Pods, or what makes them, with these labels.
    case pods(Node?)
    /// Services with these labels.
    case services(Node)
  }

  var target: Target
  var label: String
  /// Where it is written.
  var node: Node?
  /// Whether a target that is not in the build is told.
  var isRequired = true

  var description: String {
    switch target {
    case .named(let kinds, let name, _): "\(kinds[0]) \(name)"
    case .pods(let labels): "pods with " + Self.text(labels)
    case .services(let labels): "services with " + Self.text(labels)
    }
  }

  private static func text(_ labels: Node?) -> String {
    labels.map { $0.fields.map { "\($0.key.string)=\($0.value.string)" }.joined(separator: ",") } ?? "any labels"
  }
}
