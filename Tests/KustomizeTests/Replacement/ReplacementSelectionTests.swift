import Diagnostics
import Kubernetes
import Testing
import YAML

@testable import Kustomize

/// What resources a source or a target chooses.
@Suite struct ReplacementSelectionTests {
  static let manifests = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: s}
    data: {w: word}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, labels: {app: web, tier: front}}
    spec: {v: old}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web-canary, namespace: other, labels: {app: web}, annotations: {note: x}}
    spec: {v: old}
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db, annotations: {note: y}}
    spec: {v: old}
    ---
    apiVersion: batch/v1
    kind: Job
    metadata: {name: job.one}
    spec: {v: old}
    """

  static let targets: [(target: String, changes: [String])] = [
    ("select: {kind: Deployment}", ["web", "web-canary"]),
    ("select: {kind: 'Dep.*|Job'}", ["web", "web-canary", "job.one"]),
    ("select: {kind: Dep}", []),
    ("select: {name: web}", ["web"]),
    ("select: {name: 'web.*'}", ["web", "web-canary"]),
    ("select: {name: job.one}", ["job.one"]),
    ("select: {name: 'job.on'}", []),
    ("select: {name: eb}", []),
    ("select: {group: apps}", ["web", "web-canary", "db"]),
    ("select: {group: batch, version: v1}", ["job.one"]),
    ("select: {namespace: other}", ["web-canary"]),
    // A namespace is compared as it is written.
    ("select: {namespace: default, kind: Deployment}", []),
    ("select: {kind: Deployment, labelSelector: tier=front}", ["web"]),
    ("select: {group: apps, labelSelector: tier!=front}", ["web-canary", "db"]),
    ("select: {annotationSelector: 'note in (x,y)'}", ["web-canary", "db"]),
    ("select: {kind: Deployment, annotationSelector: '!note'}", ["web"]),
    ("select: {kind: Deployment}, reject: [{name: web-canary}]", ["web"]),
    ("select: {group: 'apps|batch'}, reject: [{name: 'web.*', kind: Deployment}]", ["db", "job.one"]),
    ("select: {group: apps}, reject: [{labelSelector: tier=front}]", ["web-canary", "db"]),
    // A reject's labels and its identity each reject by themselves.
    ("select: {group: apps}, reject: [{kind: Job, labelSelector: app=web}]", ["db"]),
    ("select: {group: apps}, reject: [{kind: StatefulSet, labelSelector: tier=front}]", ["web-canary"]),
    ("select: {group: 'apps|batch'}, reject: [{kind: Job}, {namespace: other}]", ["web", "db"]),
    ("select: {group: apps}, reject: [{}]", ["web", "web-canary", "db"]),
    ("select: {kind: Pod}", []),
  ]

  @Test(arguments: targets) func target(_ test: (target: String, changes: [String])) throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace(
      "[{source: {kind: ConfigMap, fieldPath: data.w}, targets: [{\(test.target), fieldPaths: [spec.v]}]}]")
    let changed = harness.resources.resources.filter { $0.node["spec"]?["v"]?.string == "word" }.map(\.name)
    #expect(changed == test.changes)
    let warnings = harness.build.log.diagnostics
    #expect(warnings.map(\.id.code) == (test.changes.isEmpty ? ["K0702"] : []))
    #expect(warnings.allSatisfy { $0.severity == .warning && $0.location != nil })
  }

  static let sources: [(source: String, code: String?)] = [
    ("name: s", nil),
    ("kind: ConfigMap", nil),
    ("version: v1, name: s", nil),
    ("kind: ConfigMap, namespace: default", nil),
    ("kind: ConfigMap, namespace: other", "K0802"),
    ("kind: Deployment", "K0803"),
    ("kind: Pod", "K0802"),
    ("name: 's.*'", "K0802"),
    ("kind: configmap", "K0802"),
    ("group: batch", "K0804"),
  ]

  @Test(arguments: sources) func source(_ test: (source: String, code: String?)) throws {
    var harness = try ReplacementHarness(Self.manifests)
    let code = errorCode {
      try harness.replace(
        "[{source: {\(test.source), fieldPath: data.w}, targets: [{select: {kind: Job}, fieldPaths: [spec.v]}]}]")
    }
    #expect(code == test.code)
  }

  @Test func findsEveryNameThatAResourceHad() throws {
    var harness = try ReplacementHarness(Self.manifests)
    let job = try harness.resource("job.one")
    harness.resources.rename(job) { job.setName("prefix-job") }
    try harness.replace(
      """
      - source: {kind: Job, name: job.one}
        targets: [{select: {name: db}, fieldPaths: [spec.v]}]
      - source: {kind: ConfigMap, fieldPath: data.w}
        targets: [{select: {name: job.one}, fieldPaths: [spec.v]}]
      - source: {kind: ConfigMap, fieldPath: data.w}
        targets: [{select: {name: '.*'}, reject: [{name: job.one}, {kind: ConfigMap}], fieldPaths: [metadata.labels.x], \
      options: {create: true}}]
      """)
    #expect(try harness.resource("db").node["spec"]?["v"]?.string == "prefix-job")
    #expect(job.node["spec"]?["v"]?.string == "word")
    #expect(job.labels == nil)
    #expect(try harness.resource("db").labels?["x"]?.string == "word")
  }

  @Test func renamingIsSeenByWhatFollows() throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace(
      """
      - source: {kind: ConfigMap, fieldPath: data.w}
        targets: [{select: {kind: Job}, fieldPaths: [metadata.name]}]
      - source: {kind: Job, name: word}
        targets: [{select: {name: db}, fieldPaths: [spec.v]}]
      """)
    #expect(try harness.resource("db").node["spec"]?["v"]?.string == "word")
    let id = ResourceID(.of(GroupVersionKind(apiVersion: "batch/v1", kind: "Job")), name: "word")
    #expect(harness.resources.resources(withCurrentID: id).count == 1)
    let code = errorCode {
      try harness.replace("[{source: {kind: Job, name: job.one}, targets: [{select: {name: db}}]}]")
    }
    #expect(code == "K0802")
  }

  @Test func aValueIsReadAtEachTarget() throws {
    var harness = try ReplacementHarness(Self.manifests)
    try harness.replace(
      """
      - source: {kind: Job, fieldPath: spec.v}
        targets:
        - select: {kind: Job}
          fieldPaths: [spec.v]
          options: {delimiter: '-', index: 1}
        - select: {name: db}
          fieldPaths: [spec.v]
      """)
    #expect(try harness.resource("db").node["spec"]?["v"]?.string == "old-old")
  }
}
