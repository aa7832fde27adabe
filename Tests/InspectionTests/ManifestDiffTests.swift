import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Inspection

@Suite struct ManifestDiffTests {
  private func diff(_ left: Manifests, _ right: Manifests, mode: MatchMode = .auto) -> String {
    let report = DiffReport(left, right, mode: mode)
    return String(decoding: TextDiffRenderer().render(report, OutputStyle()), as: UTF8.self)
  }

  private static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: api, namespace: shop}
    spec:
      template:
        spec:
          initContainers: [{name: first, image: a}, {name: second, image: b}]
          containers:
          - {name: api, image: "api:1", env: [{name: A, value: "1"}, {name: B, value: "2"}], args: [x, y, z]}
          - {name: side, image: "side:1", ports: [{containerPort: 80, name: http}]}

    """

  private func changed(_ old: String, _ new: String) throws -> String {
    let text = Self.deployment
    let range = try #require(text.range(of: old))
    return diff(try .text(text), try .text(text.replacingCharacters(in: range, with: new)))
  }

  @Test func orderOfElementsWithKeysIsNoDifference() throws {
    let env = #"[{name: A, value: "1"}, {name: B, value: "2"}]"#
    #expect(try changed(env, #"[{value: "2", name: B}, {name: A, value: "1"}]"#) == "")
  }

  /// Where a list's order says nothing, people are told what is new, and the patch puts it where it stands.
  @Test func aPatchInsertsWhatIsNewWhereItStands() throws {
    let old = #"env: [{name: A, value: "1"}, {name: B, value: "2"}]"#
    let new = #"env: [{name: Z, value: "0"}, {name: A, value: "3"}]"#
    let text = Self.deployment
    let report = DiffReport(try .text(text), try .text(text.replacing(old, with: new)))
    let difference = try #require(report.diff.resources.first)
    #expect(difference.fields.map(\.change) == [.changed, .removed, .added])
    let env = "/spec/template/spec/containers/0/env"
    #expect(difference.operations.map(\.path) == ["\(env)/0", "\(env)/1/value", "\(env)/2"])
    #expect(difference.operations.map(\.kind) == [.add, .replace, .remove])
  }

  @Test func orderOfInitContainersIsADifference() throws {
    let text = try changed(
      "[{name: first, image: a}, {name: second, image: b}]", "[{name: second, image: b}, {name: first, image: a}]")
    #expect(text.contains("spec.template.spec.initContainers  order: first, second → second, first"))
  }

  @Test func spellingIsNoDifference() throws {
    #expect(try changed("containerPort: 80", "containerPort: 0x50") == "")
    #expect(try changed("image: \"api:1\"", "image: 'api:1'") == "")
  }

  @Test func argumentsAreAligned() throws {
    let text = try changed("args: [x, y, z]", "args: [w, x, z]")
    #expect(text.contains("spec.template.spec.containers[api].args\n    + w\n    - \"y\"\n"))
  }

  @Test func anElementWithAnotherKeyAndTheSameNameIsTheSame() throws {
    #expect(try changed("containerPort: 80", "containerPort: 81").contains("containerPort  80 → 81"))
  }

  /// Resources whose names and namespaces are different in every environment.
  private static func environment(_ name: String, literal: String) -> [String: String] {
    [
      "base/kustomization.yaml": """
      resources: [all.yaml]
      configMapGenerator: [{name: settings, literals: ["LEVEL=\(literal)"]}]
      """,
      "base/all.yaml": """
      apiVersion: v1
      kind: Service
      metadata: {name: api}
      spec: {selector: {app: api}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api}
      spec:
        template:
          spec: {containers: [{name: api, envFrom: [{configMapRef: {name: settings}}]}]}
      """,
      "\(name)/kustomization.yaml": "resources: [../base]\nnamePrefix: \(name)-\nnamespace: shop-\(name)\n",
    ]
  }

  @Test func aPrefixAndANamespaceAreNoOtherResources() throws {
    let text = diff(
      try .build(Self.environment("dev", literal: "debug"), "dev"),
      try .build(Self.environment("prod", literal: "info"), "prod"))
    try expectGolden(text, "diff-renamed.txt")
  }

  @Test func renderedFilesAreMatchedWithoutHistory() throws {
    let left = try Manifests.build(Self.environment("dev", literal: "debug"), "dev")
    let right = try Manifests.build(Self.environment("prod", literal: "debug"), "prod")
    let rendered = try [left, right].map { side in
      try Manifests.text(side.resources.flatMap { ValueText.yaml($0.node) + ["---"] }.joined(separator: "\n") + "\n")
    }
    let found = ManifestDiff(rendered[0].resources, rendered[1].resources)
    #expect(found.resources.allSatisfy { $0.change == .changed && $0.isRenamed })
    #expect(found.matchedCount == 3)
    let exact = ManifestDiff(rendered[0].resources, rendered[1].resources, mode: .exact)
    #expect(exact.matchedCount == 0)
  }

  @Test func secretsAreMasked() throws {
    let secret = { (value: String) in
      "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: \(value), user: u}\n"
    }
    let (left, right) = (try Manifests.text(secret("hunter2")), try Manifests.text(secret("correct-horse")))
    for text in try texts(DiffReport(left, right)) + texts(DiffReport(left, try .text("", name: "b.yaml"))) {
      #expect(!text.contains("hunter2") && !text.contains("correct-horse"))
    }
    #expect(diff(left, right).contains("*** (before) → *** (after)"))
    let shown = try DiffReport(left, right, showsSecrets: true).text("text")
    #expect(shown.contains("hunter2 → correct-horse"))
  }

  private func texts(_ report: DiffReport) throws -> [String] { try DiffReport.formatNames.map { try report.text($0) } }

  /// However deep lists lie in lists.
  @Test func nestedListsTakeNoTime() throws {
    let time = try threadTime {
      let nested = { (value: String) in
        "apiVersion: v1\nkind: Custom\nmetadata: {name: c}\nspec: "
          + String(repeating: "[", count: 90) + value + String(repeating: "]", count: 90) + "\n"
      }
      let text = diff(try .text(nested("a")), try .text(nested("b")))
      #expect(text.contains("[0][0][0]"))
      #expect(text.contains("a → b"))
    }
    #expect(time < .seconds(60))
  }

  @Test func linesOfTextAreComparedOnTheirOwn() throws {
    let map = { (port: String) in
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  nginx.conf: |\n"
        + "    server {\n      listen \(port);\n      root /srv;\n    }\n"
    }
    try expectGolden(diff(try .text(map("80")), try .text(map("8080"))), "diff-lines.txt")
  }
}
