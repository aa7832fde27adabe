import Diagnostics
import Kubernetes
import YAML

/// The names that a StatefulSet gives its pods, `redis-0.redis`: they follow where it is renamed and the model rewrites
/// addresses; where they are gone, what names them is refused, and that they end is told.
struct PodNamePass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() throws {
    for workload in plan.partition.workloads where workload.kind == .statefulSet {
      let pods = plan.partition.pods(of: workload)
      let governing = workload.spec["serviceName"]?.string ?? ""
      let kept = pods.first { pod in
        pod.kind == .statefulSet && pods.count == 1
          || pod.kind == .statefulSet && pod.name == workload.name
      }
      let isSame = kept?.name == workload.name && newGoverning(of: kept) == governing
      guard !isSame || pods.count > 1 else { continue }
      for (text, user) in texts() { try follow(text, user, workload, kept, isSame: isSame) }
      if kept == nil { changes.warn(.stableNamesEnd(workload, pods)) }
    }
  }

  private func newGoverning(of pod: PlannedPod?) -> String? {
    pod.flatMap(plan.services.governingService)?.name
  }

  /// The texts that may name pods: those of containers, and of the build's ConfigMaps.
  private func texts() -> [(text: Node, user: String)] {
    var result: [(Node, String)] = []
    for process in plan.pods.flatMap(plan.members) {
      result += process.container.addressTexts.map { ($0, process.title) }
    }
    for workload in plan.partition.others {
      for container in workload.containers + workload.initContainers {
        result += container.addressTexts.map { ($0, "'\(workload.originalName)/\(container.nameText)'") }
      }
    }
    for map in changes.resources where map.kind == "ConfigMap" {
      result += map.node["data"]?.fields.map { ($0.value, "\(map.id)") } ?? []
    }
    return result
  }

  private func follow(
    _ text: Node, _ user: String, _ workload: Workload, _ kept: PlannedPod?, isSame: Bool
  ) throws {
    let names = podNames(of: workload, in: text.string)
    guard !names.isEmpty, !isSame else { return }
    guard plan.model.rewritesAddresses, let kept, let governing = newGoverning(of: kept) else {
      throw Diagnostic.podNameGone(text, names[0].name, user, workload, kept)
    }
    var result = text.string
    for name in names.reversed() {
      result.replaceSubrange(name.range, with: "\(kept.name)-\(name.ordinal).\(governing)")
    }
    text.setString(result)
  }

  /// The places in a text that name a pod of a StatefulSet with its Service: `NAME-ORDINAL.SERVICE`.
  private func podNames(
    of workload: Workload, in text: String
  ) -> [(name: String, ordinal: Substring, range: Range<String.Index>)] {
    let service = workload.spec["serviceName"]?.string ?? ""
    guard !service.isEmpty else { return [] }
    var result: [(String, Substring, Range<String.Index>)] = []
    var rest = text.startIndex
    while let start = text[rest...].firstRange(of: workload.name + "-") {
      rest = start.upperBound
      let ordinal = text[start.upperBound...].prefix { ("0"..."9").contains($0) }
      let tail = text[ordinal.endIndex...]
      let isWhole = start.lowerBound == text.startIndex || !text[text.index(before: start.lowerBound)].isNamePart
      guard isWhole, !ordinal.isEmpty, tail.hasPrefix("." + service) else { continue }
      let end = text.index(ordinal.endIndex, offsetBy: service.count + 1)
      guard end == text.endIndex || text[end] == "." || !text[end].isNamePart else { continue }
      result.append((String(text[start.lowerBound..<end]), ordinal, start.lowerBound..<end))
      rest = end
    }
    return result
  }
}

extension Character {
  fileprivate var isNamePart: Bool { isLetter || isNumber || self == "-" || self == "." }
}

extension Diagnostic.ID {
  package static let podNameGone = Diagnostic.ID("M0127", "pod-name-gone")
  package static let stableNamesEnd = Diagnostic.ID("M0221", "stable-names-end")
}

extension Diagnostic {
  fileprivate static func podNameGone(
    _ text: Node, _ name: String, _ user: String, _ workload: Workload, _ kept: PlannedPod?
  ) -> Diagnostic {
    let way =
      kept.map { "say 'rewriteAddresses: true', as its pods are those of '\($0.name)' now" }
      ?? "let the pod's 'kind' be StatefulSet, or name a Service instead"
    return text.diagnostic(
      .podNameGone, "\(user) names the pod '\(name)', and no pod is called so in this model",
      notes: [Note("\(workload.resource.id) comes from", at: workload.nameNode), Note.remedy(way)])
  }

  fileprivate static func stableNamesEnd(_ workload: Workload, _ pods: [PlannedPod]) -> Diagnostic {
    workload.nameNode.diagnostic(
      .stableNamesEnd,
      "the pods of \(words(pods.map { "\($0.kind.rawValue) '\($0.name)'" })) are not called '\(workload.name)-0' and so "
        + "on any more",
      notes: pods.map { Note("asked for at", at: $0.node) })
  }
}
