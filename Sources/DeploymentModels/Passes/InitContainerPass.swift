import Diagnostics
import Kubernetes
import YAML

/// Tells of a container that ran first once for each pod, and would run in several pods now; where it keeps state or
/// speaks to others, that is refused.
struct InitContainerPass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() throws {
    for workload in plan.partition.workloads where plan.partition.isSplit(workload) {
      for container in workload.initContainers where !container.isSidecar {
        let pods = plan.partition.pods(of: workload).filter { pod in
          plan.initContainers[pod].contains { $0.original == container }
        }
        guard pods.count > 1 else { continue }
        if let reason = reason(container, in: workload) {
          throw Diagnostic.initRunsInSeveral(container, pods, reason)
        }
        changes.warn(.initRunsInSeveralPods(container, pods))
      }
    }
  }

  /// What makes a second run another thing than the first.
  private func reason(_ container: Node, in workload: Workload) -> (words: String, node: Node)? {
    let claims =
      workload.podSpec.items("volumes").filter { $0["persistentVolumeClaim"] != nil }.map(\.nameText)
      + workload.spec.items("volumeClaimTemplates").compactMap { $0[path: "metadata", "name"]?.string }
    for name in claims {
      if let mount = container.mount(of: name) { return ("mounts the claim '\(name)'", mount) }
    }
    for text in container.addressTexts {
      if let address = addresses(in: text.bytes).first {
        return ("speaks to \(address.host):\(address.port)", text)
      }
    }
    return nil
  }
}

extension Node {
  /// Whether a container that runs first goes on running beside the others.
  var isSidecar: Bool { self["restartPolicy"]?.hasText("Always") ?? false }
}

extension Diagnostic.ID {
  package static let initRunsInSeveral = Diagnostic.ID("M0125", "init-runs-in-several-pods")
  package static let initRunsAgain = Diagnostic.ID("M0218", "init-runs-again")
}

extension Diagnostic {
  fileprivate static func initRunsInSeveral(
    _ container: Node, _ pods: [PlannedPod], _ reason: (words: String, node: Node)
  ) -> Diagnostic {
    (container["name"] ?? container).diagnostic(
      .initRunsInSeveral,
      "initContainer '\(container.nameText)' ran once for each pod, and would run in \(podNames(pods)): it "
        + reason.words,
      notes: [
        Note("that is at", at: reason.node),
        Note.remedy("name it among the containers of the one pod that it is to run in", pods[0].node),
      ])
  }

  fileprivate static func initRunsInSeveralPods(_ container: Node, _ pods: [PlannedPod]) -> Diagnostic {
    (container["name"] ?? container).diagnostic(
      .initRunsAgain,
      "initContainer '\(container.nameText)' ran once for each pod, and runs in each of \(podNames(pods)) now",
      notes: [Note.remedy("name it among the containers of one pod, if it is to run there only", pods[0].node)])
  }

  private static func podNames(_ pods: [PlannedPod]) -> String { words(pods.map { "'\($0.name)'" }) }
}
