import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// Layers that lead to each other, as deep as kustomize goes, and to an error beyond.
@Suite struct LayerDepthTests {
  private static let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"

  private func build(_ files: [String: String], _ directory: String) throws -> String {
    let result = try Build.run(directory: directory, fileSystem: InMemoryFileSystem(files))
    return String(decoding: try result.yaml(), as: UTF8.self)
  }

  /// A folder for each layer, which lead to each other.
  ///
  /// - Parameter field: where each names the next: all but the first are components if these are `components`.
  private func chain(_ count: Int, _ field: String = "resources") -> [String: String] {
    var files = ["\(count - 1)/a.yaml": Self.configMap]
    for i in 0..<count {
      let isComponent = field == "components" && i > 0
      let head = isComponent ? "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n" : ""
      let entry = i == count - 1 ? "resources: [a.yaml]\n" : "\(field): [../\(i + 1)]\n"
      files["\(i)/kustomization.yaml"] = head + entry
    }
    return files
  }

  @Test(arguments: ["resources", "components"])
  func buildsAThousand(field: String) throws {
    #expect(try build(chain(1000, field), "0") == Self.configMap)
  }

  @Test func hasALimit() throws {
    let error = #expect(throws: Diagnostic.self) { try build(chain(2100), "0") }
    #expect(error?.id == .tooManyLayers)
    #expect(error?.message == "more than 2000 layers lead to '../2000'")
    #expect(error?.location?.path == "1999/kustomization.yaml")
  }

  /// Each folder within the one before, as deep as paths go.
  @Test func buildsNestedFolders() throws {
    var files: [String: String] = [:]
    var path = ""
    for _ in 0..<500 {
      files[path + "kustomization.yaml"] = "resources: [a]\n"
      path += "a/"
    }
    files[path + "kustomization.yaml"] = "resources: [a.yaml]\n"
    files[path + "a.yaml"] = Self.configMap
    #expect(try build(files, "/") == Self.configMap)
  }

  /// Each leads to the next one twice, and a component is read at each use.
  @Test func readsNoMoreThanALimit() throws {
    let head = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
    var files = ["top/kustomization.yaml": "components: [../0a, ../0b]\n"]
    for i in 0..<40 {
      let next = i == 39 ? "nameSuffix: x\n" : "components: [../\(i + 1)a, ../\(i + 1)b]\n"
      for side in ["a", "b"] { files["\(i)\(side)/kustomization.yaml"] = head + next }
    }
    let error = #expect(throws: Diagnostic.self) { try build(files, "top") }
    #expect(error?.message == "this is more than the 10000 layers that a build reads")
  }

  @Test func ownStackReturnsAndThrows() throws {
    #expect(try onOwnStack { 1 } == 1)
    #expect(throws: Diagnostic.self) { try onOwnStack { throw Diagnostic(.cycle, "a cycle") } }
  }
}
