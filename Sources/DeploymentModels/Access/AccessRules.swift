import Kubernetes
import YAML

/// What accounts may do: the roles that are bound to them, within one build.
struct AccessRules {
  /// A role that an account has, and where.
  struct Grant: Hashable {
    let binding: String
    let role: String
    let ruleCount: Int
  }

  private var grants: [String: [Grant]] = [:]
  private let accounts: [Resource]

  init(_ resources: [Resource]) {
    accounts = resources.filter { $0.kind == "ServiceAccount" }
    for binding in resources where Self.isBinding(binding) {
      guard let reference = binding.node["roleRef"], let name = reference["name"]?.string else { continue }
      let kind = reference["kind"]?.string ?? "ClusterRole"
      let role = resources.filter {
        $0.kind == kind && $0.allNames.contains(name)
          && ($0.id.isClusterScoped || $0.id.effectiveNamespace == binding.id.effectiveNamespace)
      }.choice(named: name, by: binding)
      let grant = Grant(
        binding: "\(binding.kind) '\(binding.name)'", role: "\(kind) '\(name)'",
        ruleCount: role?.node.items("rules").count ?? 0)
      for subject in binding.node.items("subjects") where subject["kind"]?.hasText("ServiceAccount") ?? false {
        let key = key(
          subject["name"]?.string ?? "", subject["namespace"]?.string ?? binding.id.effectiveNamespace, in: binding)
        if !grants[key, default: []].contains(grant) { grants[key, default: []].append(grant) }
      }
    }
  }

  static func isBinding(_ resource: Resource) -> Bool {
    resource.gvk.group == "rbac.authorization.k8s.io"
      && (resource.kind == "RoleBinding" || resource.kind == "ClusterRoleBinding")
  }

  /// What tells accounts apart, whichever of its names one is called by.
  ///
  /// - Parameter referrer: what names the account; nil for a model, which names it as it is called now.
  func key(_ name: String, _ namespace: String, in referrer: Resource?) -> String {
    let found = accounts.filter {
      $0.allNames.contains(name)
        && ($0.id.effectiveNamespace == namespace || $0.originalID.effectiveNamespace == namespace)
    }
    guard let account = found.choice(named: name, by: referrer) else { return "\(namespace)/\(name)" }
    return "\(account.id.effectiveNamespace)/\(account.name)"
  }

  func key(_ workload: Workload) -> String { key(workload.accountName, workload.namespace, in: workload.resource) }

  func grants(of workload: Workload) -> [Grant] { grants[key(workload)] ?? [] }

  func grants(of name: String, _ namespace: String) -> [Grant] { grants[key(name, namespace, in: nil)] ?? [] }
}
