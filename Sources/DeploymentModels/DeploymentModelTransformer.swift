import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// Puts the processes of a build into the containers and pods that a deployment model asks for.
///
/// ```
/// model ─► which container goes where ─► Services by their ports ─► addresses ─► pods ─► what refers to pods
/// ```
struct DeploymentModelTransformer: Transformer {
  let model: DeploymentModel
  let history: ModelHistory

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    try transform(&resources, warning: layer.build.warn)
  }

  /// - Throws: `Diagnostic` where the model cannot be had.
  func transform(_ resources: inout ResourceSet, warning: @escaping (Diagnostic) -> Void) throws {
    var planner = PartitionPlanner(model, resources: resources, history: history)
    let pods = try planner.plan()
    let work = Repartition(model, pods: pods, resources: resources, history: history, warning: warning)
    try work.assignInitContainers()
    try work.nameLabels()
    try work.refuseSharedStorage()
    let services = try ServicePlan(work)
    try work.rewriteAddresses(services)
    try work.namePorts()
    try services.apply()
    services.rewriteReferences()
    try work.rewriteSelectors()
    try work.rewriteDisruptionBudgets()
    try work.rewriteAutoscalers()
    for pod in pods { try work.replaceWorkloads(of: pod, services) }
    try work.bindAccounts()
    work.warnOfLosses()
    let result = work.result
    try refuseDuplicates(result)
    resources.setResources(result)
  }

  /// What was made or renamed must not have the name of anything else.
  private func refuseDuplicates(_ resources: [Resource]) throws {
    var known: [ResourceID.Key: Resource] = [:]
    for resource in resources {
      if let other = known.updateValue(resource, forKey: resource.id.key) {
        throw nameOfTwo(resource, other, model: model.node)
      }
    }
  }
}
