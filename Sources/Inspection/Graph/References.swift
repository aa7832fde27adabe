import Kubernetes
import YAML

/// Collects the references of a resource.
struct References {
  private(set) var all: [Reference] = []

  init(of resource: Resource) {
    let node = resource.node
    if let pod = PodTemplate(of: resource) { addPod(pod.spec) }
    switch resource.kind {
    case "Service":
      if let selector = node[path: "spec", "selector"], !selector.isEmptyCollection {
        add(.pods(selector), "selects", selector)
      }
    case "StatefulSet": name(node[path: "spec", "serviceName"], ["Service"], "service name")
    case "HorizontalPodAutoscaler", "VerticalPodAutoscaler", "ScaledObject":
      object(node[path: "spec", "scaleTargetRef"] ?? node[path: "spec", "targetRef"], "scales")
    case "PodDisruptionBudget": selector(node[path: "spec", "selector"], "protects")
    case "NetworkPolicy": selector(node[path: "spec", "podSelector"], "restricts")
    case "PeerAuthentication", "PodMonitor": selector(node[path: "spec", "selector"], "selects")
    case "ServiceMonitor":
      if let labels = node[path: "spec", "selector", "matchLabels"] { add(.services(labels), "scrapes", labels) }
    case "RoleBinding", "ClusterRoleBinding": addBinding(node)
    case "Ingress": addIngress(node)
    case "DestinationRule", "VirtualService": addMesh(node)
    case "PersistentVolumeClaim":
      name(node[path: "spec", "storageClassName"], ["StorageClass"], "class", isRequired: false)
    case "ServiceAccount":
      for secret in elements(node["secrets"]) + elements(node["imagePullSecrets"]) {
        name(secret["name"], ["Secret"], "secret")
      }
    default: break
    }
  }

  private func elements(_ node: Node?) -> [Node] { node.map { Array($0.elements) } ?? [] }

  private mutating func add(_ target: Reference.Target, _ label: String, _ node: Node?, isRequired: Bool = true) {
    all.append(Reference(target: target, label: label, node: node, isRequired: isRequired))
  }

  private mutating func name(
    _ node: Node?, _ kinds: [String], _ label: String, namespace: String? = nil, isRequired: Bool = true
  ) {
    guard let node, node.isScalar, !node.isNull, !node.bytes.isEmpty else { return }
    add(.named(kinds: kinds, name: node.string, namespace: namespace), label, node, isRequired: isRequired)
  }

  /// A mapping with `kind` and `name`.
  private mutating func object(_ node: Node?, _ label: String) {
    guard let node, let kind = node["kind"] else { return }
    name(node["name"], [kind.string], label)
  }

  /// A label selector over pods. One with expressions is followed by its labels only.
  private mutating func selector(_ node: Node?, _ label: String) {
    guard let node, node.isMapping else { return }
    let labels = node["matchLabels"]
    let isByLabels = labels.map { !$0.isEmptyCollection } ?? false
    if isByLabels || node["matchExpressions"] == nil { add(.pods(labels), label, node, isRequired: isByLabels) }
  }

  // MARK: Pods

  private mutating func addPod(_ spec: Node) {
    name(spec["serviceAccountName"] ?? spec["serviceAccount"], ["ServiceAccount"], "runs as")
    name(spec["priorityClassName"], ["PriorityClass"], "priority", isRequired: false)
    for secret in elements(spec["imagePullSecrets"]) { name(secret["name"], ["Secret"], "pulls with") }
    for container in elements(spec["initContainers"]) + elements(spec["containers"]) {
      for source in elements(container["envFrom"]) {
        configuration(source["configMapRef"], "ConfigMap", "env")
        configuration(source["secretRef"], "Secret", "env")
      }
      for variable in elements(container["env"]) {
        configuration(variable[path: "valueFrom", "configMapKeyRef"], "ConfigMap", "env")
        configuration(variable[path: "valueFrom", "secretKeyRef"], "Secret", "env")
      }
    }
    for volume in elements(spec["volumes"]) { addVolume(volume) }
  }

  private mutating func addVolume(_ volume: Node) {
    configuration(volume["configMap"], "ConfigMap", "mounts")
    configuration(volume["secret"], "Secret", "mounts", nameField: "secretName")
    name(volume[path: "persistentVolumeClaim", "claimName"], ["PersistentVolumeClaim"], "mounts")
    for source in elements(volume[path: "projected", "sources"]) {
      configuration(source["configMap"], "ConfigMap", "mounts")
      configuration(source["secret"], "Secret", "mounts")
    }
  }

  private mutating func configuration(_ node: Node?, _ kind: String, _ label: String, nameField: String = "name") {
    guard let node else { return }
    let isOptional = node["optional"]?.hasText("true") ?? false
    name(node[nameField], [kind], label, isRequired: !isOptional)
  }

  // MARK: Other kinds

  private mutating func addBinding(_ node: Node) {
    if let role = node["roleRef"] {
      let kind = role["kind"]?.string ?? "ClusterRole"
      // Cluster roles such as `view` come with every cluster.
      name(role["name"], [kind], "grants", isRequired: kind == "Role")
    }
    for subject in elements(node["subjects"]) where subject["kind"]?.hasText("ServiceAccount") ?? false {
      name(subject["name"], ["ServiceAccount"], "to", namespace: subject["namespace"]?.string)
    }
  }

  private mutating func addIngress(_ node: Node) {
    let spec = node["spec"]
    name(spec?["ingressClassName"], ["IngressClass"], "class", isRequired: false)
    for tls in elements(spec?["tls"]) { name(tls["secretName"], ["Secret"], "tls", isRequired: false) }
    name(spec?[path: "defaultBackend", "service", "name"], ["Service"], "routes to")
    for rule in elements(spec?["rules"]) {
      for path in elements(rule[path: "http", "paths"]) {
        name(path[path: "backend", "service", "name"], ["Service"], "routes to")
      }
    }
  }

  /// A host of a mesh is a Service's name, or its full one in the cluster.
  private mutating func addMesh(_ node: Node) {
    var hosts: [Node?] = [node[path: "spec", "host"]]
    for route in elements(node[path: "spec", "http"]) {
      for target in elements(route["route"]) { hosts.append(target[path: "destination", "host"]) }
    }
    for case let host? in hosts {
      let parts = host.string.split(separator: ".").map(String.init)
      guard let service = parts.first, !service.contains("*") else { continue }
      let namespace = parts.count > 2 && parts[2] == "svc" ? parts[1] : nil
      add(
        .named(kinds: ["Service"], name: service, namespace: namespace), "routes to", host,
        isRequired: parts.count == 1 || namespace != nil)
    }
  }
}
