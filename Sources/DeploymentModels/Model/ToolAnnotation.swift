/// A tool's note on a resource: where it is from, or what it was called.
enum ToolAnnotation {
  private static let domains = ["config.kubernetes.io/", "config.k8s.io/"]
  private static let prefixes = ["", "internal.", "kustomize.", "alpha."]

  /// Whether an annotation is one, by its key.
  static func isOne(_ key: String) -> Bool {
    domains.contains { domain in prefixes.contains { key.hasPrefix($0 + domain) } }
  }
}
