import Diagnostics
import Testing

@testable import Kustomize

/// A session, and a build that uses a base often, print what builds alone print.
@Suite struct BuildSessionTests {
  private static func files(overlays: Int, base: String = "") -> [String: String] {
    var files = [
      "base/kustomization.yaml": "resources: [deployment.yaml, ../deep]\nnamePrefix: base-\n" + base,
      "base/deployment.yaml": """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: app}
      spec:
        template:
          spec:
            containers:
            - name: main
              image: app
              envFrom: [{configMapRef: {name: settings}}]

      """,
      "deep/kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals: [A=1]\n",
      "kustomization.yaml": "resources:\n" + (0..<overlays).map { "- overlay-\($0)\n" }.joined(),
    ]
    for i in 0..<overlays {
      files["overlay-\(i)/kustomization.yaml"] = """
        resources: [../base]
        nameSuffix: -v\(i)
        images: [{name: app, newTag: v\(i)}]
        configMapGenerator:
        - {name: settings, behavior: merge, literals: [B=\(i)]}

        """
    }
    return files
  }

  private static func alone(_ directory: String, _ files: [String: String]) throws -> BuildResult {
    try Build.run(directory: directory, fileSystem: InMemoryFileSystem(files))
  }

  private static let patch =
    "patches:\n- {patch: '{apiVersion: apps/v1, kind: Deployment, metadata: {name: app}, spec: {replicas: 2}}'}\n"

  @Test(arguments: ["", patch])
  func overlaysOfOneBase(base: String) throws {
    let files = Self.files(overlays: 6, base: base)
    let session = BuildSession(options: BuildOptions(), fileSystem: InMemoryFileSystem(files))
    for round in 0..<2 {
      for i in 0..<6 {
        let output = try session.render(directory: "overlay-\(i)")
        #expect(output.yaml == (try Self.alone("overlay-\(i)", files).yaml()), "overlay \(i), round \(round)")
      }
    }
  }

  @Test(arguments: [1, 2], ["", patch])
  func manyFoldersInTheirOrder(threads: Int, base: String) throws {
    let files = Self.files(overlays: 9, base: base)
    var options = BuildOptions()
    options.threads = threads
    let session = BuildSession(options: options, fileSystem: InMemoryFileSystem(files))
    let folders = (0..<9).map { "overlay-\($0)" }
    let expected = try folders.map { try Self.alone($0, files).yaml() }
    for round in 0..<10 { #expect(try session.render(directories: folders).map(\.yaml) == expected, "round \(round)") }
  }

  /// Whichever thread finds its error first, that of the first folder is told.
  @Test(arguments: [1, 2], [["overlay-0", "gone", "none"], ["none", "overlay-0", "gone", "overlay-1"]])
  func theFirstErrorIsTold(threads: Int, folders: [String]) throws {
    var options = BuildOptions()
    options.threads = threads
    let session = BuildSession(options: options, fileSystem: InMemoryFileSystem(Self.files(overlays: 2)))
    let error = #expect(throws: Diagnostic.self) { try session.render(directories: folders) }
    let first = folders.first { !$0.hasPrefix("overlay") }
    #expect(error?.message == "there is no folder '\(first ?? "")'")
  }

  @Test func aBaseThatOneBuildUsesOften() throws {
    let files = Self.files(overlays: 5)
    let all = String(decoding: try Self.alone(".", files).yaml(), as: UTF8.self)
    for i in 0..<5 {
      let one = String(decoding: try Self.alone("overlay-\(i)", files).yaml(), as: UTF8.self)
      for document in one.split(separator: "---\n") { #expect(all.contains(document)) }
    }
  }

  @Test func warningsAreTheSame() throws {
    let files = Self.files(overlays: 4, base: "commonLabels: {a: b}\n")
    let session = BuildSession(options: BuildOptions(), fileSystem: InMemoryFileSystem(files))
    let expected = try Self.alone("overlay-1", files).warnings
    #expect(!expected.isEmpty)
    for _ in 0..<4 { #expect(try session.render(directory: "overlay-1").warnings == expected) }
  }

  /// A base that was read for one layer may lead back to another.
  @Test func aCycleIsFound() throws {
    let files = [
      "a/kustomization.yaml": "resources: [../base]\n",
      "b/kustomization.yaml": "resources: [../base]\n",
      "base/kustomization.yaml": "resources: [../leaf]\n",
      "leaf/kustomization.yaml": "configMapGenerator: [{name: x}]\n",
      "leaf/inner/kustomization.yaml": "resources: [../../base]\n",
    ]
    let session = BuildSession(options: BuildOptions(), fileSystem: InMemoryFileSystem(files))
    for directory in ["a", "b", "a", "b"] { _ = try session.render(directory: directory) }
    let error = try #require(throws: Diagnostic.self) { try session.render(directory: "leaf/inner") }
    #expect(error == (try #require(throws: Diagnostic.self) { try Self.alone("leaf/inner", files) }))
  }

  @Test func anErrorLeavesTheSessionWhole() throws {
    var files = Self.files(overlays: 4)
    files["broken/kustomization.yaml"] = "resources: [../base]\nnamePrefix: [\n"
    let session = BuildSession(options: BuildOptions(), fileSystem: InMemoryFileSystem(files))
    for directory in ["overlay-0", "broken", "overlay-1", "broken", "overlay-2", "overlay-3"] {
      if directory == "broken" {
        #expect(throws: Diagnostic.self) { try session.render(directory: directory) }
      } else {
        #expect(try session.render(directory: directory).yaml == Self.alone(directory, files).yaml())
      }
    }
  }
}
