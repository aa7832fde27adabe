import Diagnostics
import Testing
import YAML

@testable import Kustomize

@Suite struct UntrustedTests {
  @Test func closesWhatOptionsOpen() {
    var options = BuildOptions()
    options.loadRestrictor = .none
    options.enablesPlugins = true
    options.enablesExec = true
    options.enablesNetwork = true
    options.enablesHelm = true
    options.environment = ["A=b"]
    options.mounts = ["type=bind,src=/,dst=/host"]
    options.gitCache = "/tmp"
    let closed = options.forStrangers
    #expect(closed.isUntrusted && closed.loadRestrictor == .rootOnly)
    #expect(!closed.enablesPlugins && !closed.enablesExec && !closed.enablesNetwork && !closed.enablesHelm)
    #expect(closed.environment.isEmpty && closed.mounts.isEmpty && closed.gitCache == nil)
  }

  @Test func countsFiles() throws {
    let files = CountingFileSystem(
      InMemoryFileSystem(["a": "12345", "b": "12345", "c": "1"]), fileLimit: 3, byteLimit: 10)
    let text = TextStore()
    _ = try files.read("/a", as: "a", into: text)
    _ = try files.read("/b", as: "b", into: text)
    let bytes = #expect(throws: FileReadError.self) { try files.read("/c", as: "c", into: text) }
    #expect("\(bytes!)".contains("the limit of --untrusted"))
    let few = CountingFileSystem(InMemoryFileSystem(["a": ""]), fileLimit: 3, byteLimit: 10)
    for _ in 0..<3 { _ = try few.read("/a", as: "a", into: text) }
    let count = #expect(throws: FileReadError.self) { try few.read("/a", as: "a", into: text) }
    #expect("\(count!)".contains("there are more than 3 files"))
  }

  @Test func countsOutput() throws {
    let files = InMemoryFileSystem([
      "kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: a}\n",
    ])
    let result = try Build.run(directory: "/", options: BuildOptions().forStrangers, fileSystem: files)
    #expect(result.outputLimit == UntrustedLimits.output)
    let small = BuildResult(tree: result.tree, resources: result.resources, warnings: [], outputLimit: 1 << 20)
    #expect(try small.yaml() == result.yaml())
    let none = BuildResult(tree: result.tree, resources: result.resources, warnings: [], outputLimit: 10)
    #expect(throws: Diagnostic.self) { try none.yaml() }
  }

  @Test(arguments: [
    ("/repo/.git", "/repo/apps/web", "/repo"), ("/repo/apps/web/.git", "/repo/apps/web", "/repo/apps/web"),
    ("/x", "/repo/apps/web", "/"),
  ])
  func findsTheTree(file: String, directory: String, tree: String) {
    let files = InMemoryFileSystem([file: "", "/repo/apps/web/a": ""])
    #expect(Confinement(of: directory, in: files).tree == tree)
  }
}
