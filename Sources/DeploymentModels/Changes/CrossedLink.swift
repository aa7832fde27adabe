import YAML

/// A process that reached another one on loopback, and reaches it over the network now.
struct CrossedLink {
  let from: PlannedProcess
  let fromPod: PlannedPod
  let to: PlannedProcess
  let toPod: PlannedPod
  /// The port that the other one listens on.
  let port: Int
  /// The text with the address.
  let node: Node
}
