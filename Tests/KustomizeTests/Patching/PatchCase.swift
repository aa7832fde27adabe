import Diagnostics
import Foundation
import Kubernetes
import Testing
import YAML

@testable import Kustomize

/// A patch and its resource in one folder.
///
/// ```
/// Cases/NAME/target.yaml     the resource
///            patch.yaml      strategic merges, or a JSON patch for the resource
///            expected.yaml   what `kubectl kustomize` prints, with nothing in it where the resource is deleted
///            expected.err    where it fails, as `kubectl kustomize` does too: the diagnostic in plain text
/// ```
struct PatchCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let all: [PatchCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(PatchCase.init)
  }()

  var testDescription: String { name }
  var folder: URL { PatchCase.root.appending(path: name) }

  func text(_ file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  /// Patches the resource.
  ///
  /// - Returns: the printed resource, and the diagnostic where there is one instead.
  func outcome() throws -> (manifest: String?, error: String?) {
    try PatchRun(target: text("target.yaml"), patch: text("patch.yaml")).outcome()
  }
}

/// Patches one resource, which the texts of a test give.
struct PatchRun {
  let tree = Tree()
  let target: Node
  let patch: SourceFile

  init(target: String, patch: String) throws {
    let tree = tree
    func file(_ path: String, _ contents: String) throws -> SourceFile {
      try tree.text.addFile(path: path, contents: contents)
    }
    let roots = try Reader.read(file("target.yaml", target), into: tree)
    self.target = try #require(roots.first)
    self.patch = try file("patch.yaml", patch)
  }

  /// - Returns: nil where the patch deletes the resource.
  func patched() throws -> Node? {
    switch try PatchDocument.read(patch, into: tree, at: target) {
    case .jsonPatch(let patch):
      try patch.apply(to: target)
    case .strategicMerge(let patches):
      let merge = StrategicMerge(schema: .kubernetes1_21)
      for patch in patches where try merge.merge(patch, into: target) == nil { return nil }
    }
    return target
  }

  func outcome() throws -> (manifest: String?, error: String?) {
    do {
      var writer = Writer()
      if let resource = try patched() { try writer.write(resource) }
      return (String(decoding: writer.output, as: UTF8.self), nil)
    } catch let diagnostic as Diagnostic {
      return (nil, TextRenderer(color: false).render(diagnostic))
    }
  }
}
