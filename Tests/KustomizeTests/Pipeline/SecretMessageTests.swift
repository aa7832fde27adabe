import Diagnostics
import Testing

@testable import Kustomize

/// Messages about Secrets say where, and never what.
@Suite struct SecretMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    let place: String

    init(_ name: String, at place: String, _ files: [String: String]) {
      testDescription = name
      self.place = place
      self.files = ["secret.yaml": Self.secret].merging(files) { $1 }
    }

    static let secret = """
      apiVersion: v1
      kind: Secret
      metadata: {name: s}
      stringData:
        password: hunter2

      """
  }

  /// What nobody may see.
  static let secrets = ["hunter2", "correct-horse", "aHVudGVyMg", "Y29ycmVjdC1ob3JzZQ"]

  static let cases = [
    Case(
      "a test of a patch", at: "patch.yaml:2:9",
      [
        "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.yaml, target: {kind: Secret}}]\n",
        "patch.yaml": "- op: test\n  path: /stringData/password\n  value: correct-horse\n",
      ]),
    Case(
      "a test on one line", at: "patch.json:1:23",
      [
        "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.json, target: {kind: Secret}}]\n",
        "patch.json": #"[{"op":"test","path": "/stringData/password","value":"correct-horse"}]"# + "\n",
      ]),
    Case(
      "a test of an old patch within the kustomization", at: "kustomization.yaml:5:7",
      [
        "kustomization.yaml": """
        resources: [secret.yaml]
        patchesJson6902:
        - target: {version: v1, kind: Secret, name: s}
          patch: |-
            - value: correct-horse
            - {op: test, path: /data/x, value: hunter2}

        """
      ]),
    Case(
      "an operation that is none", at: "patch.yaml:1:8",
      [
        "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.yaml, target: {kind: Secret}}]\n",
        "patch.yaml": "- {op: tset, path: /stringData/password, value: correct-horse}\n",
      ]),
    Case(
      "a patch that is no YAML", at: "patch.yaml:4:1",
      [
        "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.yaml, target: {kind: Secret}}]\n",
        "patch.yaml": "- op: test\n  path: /stringData/password\n  value: \"correct-horse\n",
      ]),
    Case(
      "a way through a value", at: "patch.yaml:2:9",
      [
        "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.yaml, target: {kind: Secret}}]\n",
        "patch.yaml": "- op: add\n  path: /stringData/password/x\n  value: correct-horse\n",
      ]),
    Case(
      "a value of the wrong type in a patch", at: "patch.yaml:4:13",
      [
        "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.yaml}]\n",
        "patch.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: [correct-horse]\n",
      ]),
    Case(
      "a patch in the kustomization", at: "kustomization.yaml:8:17",
      [
        "kustomization.yaml": """
        resources: [secret.yaml]
        patches:
        - patch: |-
            apiVersion: v1
            kind: Secret
            metadata: {name: s}
            # hunter2
            stringData: [correct-horse]

        """
      ]),
    Case(
      "a manifest that is no YAML", at: "secret.yaml:6:1",
      [
        "kustomization.yaml": "resources: [secret.yaml]\n",
        "secret.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  password: \"hunter2\n",
      ]),
    Case(
      "a key twice", at: "secret.yaml:2:34",
      [
        "kustomization.yaml": "resources: [secret.yaml]\n",
        "secret.yaml":
          "{apiVersion: v1, kind: Secret, metadata: {name: s},\n stringData: {password: hunter2, password: correct-horse}}\n",
      ]),
    Case(
      "a value that is not what its tag says", at: "secret.yaml:6:8",
      [
        "kustomization.yaml": "resources: [secret.yaml]\n",
        "secret.yaml": Case.secret + "  pin: !!int correct-horse\n",
      ]),
    Case(
      "a literal without a key", at: "kustomization.yaml:3:14",
      [
        "kustomization.yaml": "secretGenerator:\n- name: made\n  literals: [hunter2]\n"
      ]),
    Case(
      "a literal twice", at: "kustomization.yaml:5:5",
      [
        "kustomization.yaml":
          "secretGenerator:\n- name: made\n  literals:\n  - password=hunter2\n  - password=correct-horse\n"
      ]),
    Case(
      "a key of an env file twice", at: "made.env:2:1",
      [
        "kustomization.yaml": "secretGenerator: [{name: made, envs: [made.env]}]\n",
        "made.env": "password=hunter2\npassword=correct-horse\n",
      ]),
    Case(
      "an index out of a value", at: "kustomization.yaml:3:77",
      [
        "kustomization.yaml": """
        resources: [secret.yaml]
        replacements:
        - {source: {kind: Secret, name: s, fieldPath: stringData.password, options: {delimiter: '-', index: 5}}, \
        targets: [{select: {kind: Secret}, fieldPaths: [metadata.name]}]}

        """
      ]),
    Case(
      "a value where a number must be", at: "kustomization.yaml:4:55",
      [
        "kustomization.yaml": """
        resources: [secret.yaml, web.yaml]
        replacements:
        - source: {kind: Secret, name: s, fieldPath: stringData.password}
          targets: [{select: {kind: Deployment}, fieldPaths: [spec.replicas]}]

        """,
        "web.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}\n",
      ]),
  ]

  @Test(arguments: cases)
  func saysWhereAndNotWhat(_ given: Case) throws {
    var told: [Diagnostic] = []
    do {
      let result = try Build.run(directory: "/", fileSystem: InMemoryFileSystem(given.files))
      told = result.warnings
      _ = try result.yaml()
    } catch let error as Diagnostic {
      told.append(error)
    }
    #expect(told.last?.location?.description == "/" + given.place)
    for format in Messages.formats {
      let messages = Messages(told, tool: (name: "strata", version: "1"))
      let text = String(decoding: try format.render(messages, OutputStyle()), as: UTF8.self)
      #expect(!text.isEmpty)
      for secret in Self.secrets { #expect(!text.contains(secret), "\(format.name)\n\(text)") }
    }
  }

  /// What is no secret is shown as ever.
  @Test func anythingElseIsShown() {
    let literal = #expect(throws: Diagnostic.self) {
      try Build.run(
        directory: "/",
        fileSystem: InMemoryFileSystem([
          "kustomization.yaml": "configMapGenerator: [{name: a, literals: [plain]}]\nsecretGenerator: [{name: b}]\n"
        ]))
    }
    #expect(
      literal.map(TextRenderer().render)?.contains("1 | configMapGenerator: [{name: a, literals: [plain]}]") ?? false)
    let name = #expect(throws: Diagnostic.self) {
      try Build.run(
        directory: "/",
        fileSystem: InMemoryFileSystem([
          "kustomization.yaml": "resources: [secret.yaml]\npatches: [{path: patch.yaml}]\n", "secret.yaml": Case.secret,
          "patch.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: t\nstringData: {password: hunter2}\n",
        ]))
    }
    #expect(name.map(TextRenderer().render)?.contains("4 |   name: t") ?? false)
  }
}
