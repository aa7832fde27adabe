import Diagnostics
import Kustomize
import Testing

@testable import Inspection

@Suite struct LayerTreeTests {
  private func tree(_ files: [String: String], _ directory: String) throws -> LayerTree {
    try LayerTree(directory: directory, fileSystem: InMemoryFileSystem(files))
  }

  @Test func drawsAChain() throws {
    let count = 1500
    var files = ["\(count - 1)/kustomization.yaml": "resources: [a.yaml]\n", "\(count - 1)/a.yaml": ""]
    for i in 0..<(count - 1) { files["\(i)/kustomization.yaml"] = "resources: [../\(i + 1)]\n" }
    let tree = try tree(files, "0")
    for format in LayerTree.formats {
      #expect(!(try format.render(tree, OutputStyle())).isEmpty, "\(format.name)")
    }
  }
}
