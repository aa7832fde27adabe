/// The kinds of workload that a model makes, all of `apps/v1`.
enum WorkloadKind: String, CaseIterable {
  case deployment = "Deployment"
  case statefulSet = "StatefulSet"
  case daemonSet = "DaemonSet"

  static let apiVersion = "apps/v1"

  /// Kinds that hold pods too, and that a model cannot take apart: what they run ends.
  static let others = ["Job", "CronJob", "Pod", "ReplicaSet", "ReplicationController"]
}
