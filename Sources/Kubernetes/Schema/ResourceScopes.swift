import Diagnostics

/// Whether a type's resources are in a namespace (true) or belong to the whole cluster (false), or nil where
/// that is not known.
///
/// The types are those that kustomize knows without a schema of its user's (kyaml's `precomputedIsNamespaceScoped`).
package func isNamespaced(apiVersion: String, kind: String) -> Bool? {
  let type = "\(apiVersion) \(kind) "
  return type.withBytes { ResourceScopes.isNamespaced($0) }
}

/// The scopes of types, in static text that needs no preparation.
enum ResourceScopes {
  /// One line a type, sorted by bytes: API version, kind, scope.
  static let text: StaticString = """
    admissionregistration.k8s.io/v1 MutatingWebhookConfiguration cluster
    admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy cluster
    admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding cluster
    admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration cluster
    admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration cluster
    admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration cluster
    apiextensions.k8s.io/v1 CustomResourceDefinition cluster
    apiextensions.k8s.io/v1beta1 CustomResourceDefinition cluster
    apiregistration.k8s.io/v1 APIService cluster
    apiregistration.k8s.io/v1beta1 APIService cluster
    apps/v1 ControllerRevision namespaced
    apps/v1 DaemonSet namespaced
    apps/v1 Deployment namespaced
    apps/v1 ReplicaSet namespaced
    apps/v1 StatefulSet namespaced
    autoscaling/v1 HorizontalPodAutoscaler namespaced
    autoscaling/v1 Scale namespaced
    autoscaling/v2beta1 HorizontalPodAutoscaler namespaced
    autoscaling/v2beta2 HorizontalPodAutoscaler namespaced
    batch/v1 CronJob namespaced
    batch/v1 Job namespaced
    batch/v1beta1 CronJob namespaced
    certificates.k8s.io/v1 CertificateSigningRequest cluster
    certificates.k8s.io/v1beta1 CertificateSigningRequest cluster
    coordination.k8s.io/v1 Lease namespaced
    coordination.k8s.io/v1beta1 Lease namespaced
    discovery.k8s.io/v1 EndpointSlice namespaced
    discovery.k8s.io/v1beta1 EndpointSlice namespaced
    events.k8s.io/v1 Event namespaced
    events.k8s.io/v1beta1 Event namespaced
    extensions/v1beta1 Ingress namespaced
    flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema cluster
    flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration cluster
    networking.k8s.io/v1 Ingress namespaced
    networking.k8s.io/v1 IngressClass cluster
    networking.k8s.io/v1 NetworkPolicy namespaced
    networking.k8s.io/v1beta1 Ingress namespaced
    networking.k8s.io/v1beta1 IngressClass cluster
    node.k8s.io/v1 RuntimeClass cluster
    node.k8s.io/v1beta1 RuntimeClass cluster
    policy/v1 PodDisruptionBudget namespaced
    policy/v1beta1 PodDisruptionBudget namespaced
    policy/v1beta1 PodSecurityPolicy cluster
    rbac.authorization.k8s.io/v1 ClusterRole cluster
    rbac.authorization.k8s.io/v1 ClusterRoleBinding cluster
    rbac.authorization.k8s.io/v1 Role namespaced
    rbac.authorization.k8s.io/v1 RoleBinding namespaced
    rbac.authorization.k8s.io/v1beta1 ClusterRole cluster
    rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding cluster
    rbac.authorization.k8s.io/v1beta1 Role namespaced
    rbac.authorization.k8s.io/v1beta1 RoleBinding namespaced
    scheduling.k8s.io/v1 PriorityClass cluster
    scheduling.k8s.io/v1beta1 PriorityClass cluster
    storage.k8s.io/v1 CSIDriver cluster
    storage.k8s.io/v1 CSINode cluster
    storage.k8s.io/v1 StorageClass cluster
    storage.k8s.io/v1 VolumeAttachment cluster
    storage.k8s.io/v1beta1 CSIDriver cluster
    storage.k8s.io/v1beta1 CSINode cluster
    storage.k8s.io/v1beta1 CSIStorageCapacity namespaced
    storage.k8s.io/v1beta1 StorageClass cluster
    storage.k8s.io/v1beta1 VolumeAttachment cluster
    v1 ComponentStatus cluster
    v1 ConfigMap namespaced
    v1 Endpoints namespaced
    v1 Event namespaced
    v1 LimitRange namespaced
    v1 Namespace cluster
    v1 Node cluster
    v1 NodeProxyOptions cluster
    v1 PersistentVolume cluster
    v1 PersistentVolumeClaim namespaced
    v1 Pod namespaced
    v1 PodAttachOptions namespaced
    v1 PodExecOptions namespaced
    v1 PodPortForwardOptions namespaced
    v1 PodProxyOptions namespaced
    v1 PodTemplate namespaced
    v1 ReplicationController namespaced
    v1 ResourceQuota namespaced
    v1 Secret namespaced
    v1 Service namespaced
    v1 ServiceAccount namespaced
    v1 ServiceProxyOptions namespaced

    """

  /// Finds a type, written as its line begins, by binary search over the lines.
  static func isNamespaced(_ type: ByteSpan) -> Bool? {
    let text = text.bytes
    let newline = UInt8(ascii: "\n")
    var low = 0
    var high = text.count
    while low < high {
      var start = (low + high) / 2
      while start > low, text[start - 1] != newline { start -= 1 }
      var end = start
      while text[end] != newline { end += 1 }
      let line = text.extracting(start..<end)
      if line.starts(with: type) { return line[type.count] == UInt8(ascii: "n") }
      if line.lexicographicallyPrecedes(type) { low = end + 1 } else { high = start }
    }
    return nil
  }
}
