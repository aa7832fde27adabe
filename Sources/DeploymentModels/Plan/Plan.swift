import Kubernetes

/// What a model makes of a build: worked out from the resources as they are, and unchanged from then on.
///
/// Each part follows from those above it.
struct Plan {
  let model: DeploymentModel
  /// The resources by the names that others call them by.
  let names: ResourceNames
  /// Which container goes into which pod.
  let partition: Partition
  /// What runs first in each pod.
  let initContainers: InitContainers
  /// What the pods are labelled with.
  let labels: PodLabels
  /// What their ports are called.
  let ports: PortNames
  /// Which Service leads to which of them.
  let services: ServicePlan

  /// - Throws: `Diagnostic` where the model names what there is not, or what cannot be in one pod.
  init(_ model: DeploymentModel, for resources: [Resource]) throws {
    self.model = model
    names = ResourceNames(resources)
    var planner = PartitionPlanner(model, resources)
    partition = try planner.partition()
    initContainers = try InitContainers(of: partition)
    labels = PodLabels(of: partition)
    ports = try PortNames(of: partition)
    services = try ServicePlan(resources, partition, labels, names)
  }

  var pods: [PlannedPod] { partition.pods }

  /// All containers of a pod before they are put under supervisors, those that run first last.
  func members(of pod: PlannedPod) -> [PlannedProcess] { pod.processes + initContainers[pod] }

  /// Changes selectors, so that they choose what the plan makes of the pods that they chose.
  var selectors: SelectorRewriter { SelectorRewriter(partition, labels) }
}
