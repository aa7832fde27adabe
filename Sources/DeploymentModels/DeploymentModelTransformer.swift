import Diagnostics
import Kubernetes
import Kustomize
import YAML

/// Puts the processes of a build into the containers and pods that a deployment model asks for.
///
/// What is to be is worked out first, from the resources as they are, and does not change; then one pass after another
/// makes it so.
///
/// ```
/// model ─┐
///        ├─► Plan ─► passes, each over all resources ─► resources
/// build ─┘
/// ```
struct DeploymentModelTransformer: Transformer {
  let model: DeploymentModel

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    try transform(&resources, warning: layer.build.warn)
  }

  /// - Throws: `Diagnostic` where the model cannot be had.
  func transform(_ resources: inout ResourceSet, warning: @escaping (Diagnostic) -> Void) throws {
    let plan = try Plan(model, for: resources.resources)
    let changes = Changes(of: resources.resources, warning: warning)
    // Each changes what it is called after, and nothing else.
    let passes: [any ModelPass.Type] = [
      StoragePass.self,  // refuses a volume that two pods would share
      InitContainerPass.self,  // tells of what ran first once, and would run in several pods
      AddressPass.self,  // addresses in commands, variables and ConfigMaps
      PodNamePass.self,  // the names that a StatefulSet gives its pods
      ServicePass.self,  // each pod's Services, from the old ones' ports
      ServiceReferencePass.self,  // who sends requests to a Service's port
      SelectorPass.self,  // who else chooses pods by their labels
      PolicyPass.self,  // which links network policies let through
      ResourceAddressPass.self,  // tells of addresses in other resources
      DisruptionBudgetPass.self,  // how many pods may be away
      AutoscalerPass.self,  // what scales a workload
      WorkloadPass.self,  // the workloads themselves: their pods, containers and supervisors
      BudgetCheckPass.self,  // tells of budgets that can never be met
      WorkloadLossPass.self,  // tells what workloads lose
      AccountPass.self,  // what accounts may do
      SharingLossPass.self,  // tells what is lost by sharing a container or a Service
      CertificatePass.self,  // tells of hosts that no certificate names
    ]
    for pass in passes { try pass.init(plan, changes).run() }
    let result = changes.result
    try refuseDuplicates(result)
    resources.setResources(result)
  }

  /// What was made or renamed must not have the name of anything else.
  private func refuseDuplicates(_ resources: [Resource]) throws {
    var known: [ResourceID.Key: Resource] = [:]
    for resource in resources {
      if let other = known.updateValue(resource, forKey: resource.id.key) {
        throw Diagnostic.nameOfTwo(resource, other, model: model.node)
      }
    }
  }
}

extension DeploymentModelTransformer {
  /// The transformer of a model's manifest; nil for a manifest of another kind.
  ///
  /// - Throws: `Diagnostic` where the model is wrong.
  init?(_ manifest: Node) throws {
    guard manifest["kind"]?.hasText(DeploymentModel.kind) ?? false,
      manifest["apiVersion"]?.hasText(DeploymentModel.apiVersion) ?? false
    else { return nil }
    model = try DeploymentModel(manifest)
  }
}

extension Diagnostic {
  fileprivate static func nameOfTwo(_ resource: Resource, _ other: Resource, model: Node) -> Diagnostic {
    model.diagnostic(
      .nameTaken, "this model makes a \(resource.id), and there is one already",
      notes: [Note("the other one comes from", at: other.node), Note.remedy("call the pod otherwise")])
  }
}
