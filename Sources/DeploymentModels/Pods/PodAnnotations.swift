import Diagnostics
import Kubernetes
import YAML

/// The annotations of pods and Services that name a container or a port, which may be elsewhere now.
struct PodAnnotations {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  /// `kubectl logs` and `exec` take this container where none is said.
  static let defaultContainer = "kubectl.kubernetes.io/default-container"
  private static let scrapePrefix = "prometheus.io/"

  /// Leaves a new pod the annotations that are true of it, under its containers' new names.
  func adjust(_ metadata: Node, of pod: PlannedPod) {
    guard let annotations = metadata["annotations"], annotations.isMapping else { return }
    for key in [Self.defaultContainer, "kubectl.kubernetes.io/default-logs-container"] {
      guard let value = annotations[key] else { continue }
      let container = pod.containers.first { $0.processes.contains { $0.name == value.string } }
      if let container {
        if container.name != value.string { value.setString(container.name, at: pod.node.position) }
      } else if !pod.containers.contains(where: { $0.name == value.string }) {
        annotations.removeField(key)
      }
    }
    adjustScraping(annotations, of: pod)
    if annotations.isEmptyCollection { metadata.removeField("annotations") }
  }

  private func adjustScraping(_ annotations: Node, of pod: PlannedPod) {
    guard let port = annotations[Self.scrapePrefix + "port"], let number = Int(port.string) else { return }
    func listens(_ pod: PlannedPod) -> Bool {
      plan.members(of: pod).contains { $0.listens(on: number) }
    }
    guard !listens(pod), let source = pod.sources.first(where: plan.partition.isSplit) else { return }
    if plan.partition.pods(of: source).contains(where: listens) {
      removeScraping(annotations)
    } else if plan.partition.pods(of: source).first == pod {
      changes.warn(.scrapePortUnknown(port, pod))
    }
  }

  /// Leaves a Service's part its scrape annotations where it has the port that they name.
  func adjust(_ service: Resource, of slice: ServiceSlice) {
    guard let annotations = service.annotations, let port = annotations[Self.scrapePrefix + "port"] else { return }
    func leadsThere(_ route: ServiceRoute) -> Bool {
      String(route.number) == port.string || route.owners.contains { String($0.number) == port.string }
    }
    let routes = plan.services.routes.filter { $0.service === slice.service }
    guard routes.contains(where: leadsThere), !plan.services.routes(of: slice).contains(where: leadsThere) else {
      return
    }
    removeScraping(annotations)
    if annotations.isEmptyCollection { service.node["metadata"]?.removeField("annotations") }
  }

  private func removeScraping(_ annotations: Node) {
    for field in annotations.fields where field.key.string.hasPrefix(Self.scrapePrefix) { annotations.remove(field) }
  }
}

extension Diagnostic.ID {
  package static let scrapePortUnknown = Diagnostic.ID("M0217", "scrape-port-unknown")
}

extension Diagnostic {
  fileprivate static func scrapePortUnknown(_ port: Node, _ pod: PlannedPod) -> Diagnostic {
    port.diagnostic(
      .scrapePortUnknown,
      "port \(port.string) is to be scraped, and no container says that it listens there: every pod that is made of "
        + "'\(pod.sources[0].name)' keeps the annotation",
      notes: [Note.remedy("declare the port under 'ports' of the container that listens on it", pod.node)])
  }
}
