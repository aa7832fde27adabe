import YAML

/// A port that a container declares.
struct ContainerPort {
  let node: Node
  let name: String?
  let number: Int
  let transport: String

  /// Nil for what has no number.
  init?(_ node: Node) {
    guard let number = node["containerPort"].flatMap({ Int($0.string) }) else { return nil }
    self.node = node
    self.number = number
    name = node["name"]?.string
    transport = node["protocol"]?.string ?? "TCP"
  }
}
