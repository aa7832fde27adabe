import YAML

/// A deployment model as its author wrote it: a partition of processes into containers, and of containers into pods.
struct DeploymentModel {
  static let apiVersion = "strata.dev/v1alpha1"
  static let kind = "DeploymentModel"

  let node: Node
  let name: String
  /// Where its workloads are; empty for wherever they are.
  let namespace: String
  let pods: [Pod]
  let rewritesAddresses: Bool

  /// A pod, which is to say the workload that makes it.
  struct Pod {
    let node: Node
    let name: Node
    let kind: WorkloadKind?
    let replicas: Node?
    let serviceAccountName: Node?
    let containers: [Entry]
  }

  /// What stands in a pod's list of containers.
  enum Entry {
    /// `WORKLOAD/CONTAINER`, or `WORKLOAD` for all of its containers.
    case reference(Node)
    case container(Container)
  }

  /// A container that is made anew: of several processes under a supervisor, or of one under another name.
  struct Container {
    let node: Node
    let name: Node
    let image: Node?
    let supervisor: Supervisor
    /// The shell in the image; empty where it is said to have none.
    let shell: Node?
    let processes: [Process]
  }

  /// A process: a container that was one, and how it is stopped where its image does it otherwise than by SIGTERM.
  struct Process {
    let node: Node
    let reference: Node
    let stopSignal: Node?
    let stopSeconds: Node?
    /// Ports that it listens on and its container does not declare.
    let ports: [Node]
  }

  /// What runs the processes of a container.
  enum Supervisor: String, CaseIterable {
    case supervisord, cinit
  }
}
