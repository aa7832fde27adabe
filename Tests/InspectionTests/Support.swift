import DeploymentModels
import Diagnostics
import Foundation
import Kubernetes
import Kustomize
import TestSupport
import Testing
import YAML

@testable import Inspection

/// The repository's files, as a file system of their own: paths are then the same on every machine.
extension Repository {
  static let fileSystem: InMemoryFileSystem = InMemoryFileSystem(files(["base", "overlays", "components", "models"]))

  static func files(_ folders: [String]) -> [String: String] {
    var files: [String: String] = [:]
    for folder in folders {
      let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
      while let name = names?.nextObject() as? String {
        let path = folder + "/" + name
        if let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) { files[path] = text }
      }
    }
    return files
  }

  static func load(_ path: String, components: [String] = []) throws -> Manifests {
    try Manifests.load(path, components: components, plugins: [DeploymentModelPlugin()], fileSystem: fileSystem)
  }
}

extension Manifests {
  /// Reads manifests from text.
  static func text(_ text: String, name: String = "a.yaml") throws -> Manifests {
    try load(name, fileSystem: InMemoryFileSystem([name: text]))
  }

  /// Builds files in memory.
  static func build(_ files: [String: String], _ directory: String) throws -> Manifests {
    try load(directory, fileSystem: InMemoryFileSystem(files))
  }
}

/// The JSON form of a diff.
func jsonText(_ report: DiffReport) -> String {
  String(decoding: JSONDiffRenderer().render(report, OutputStyle()), as: UTF8.self)
}

extension Reportable {
  /// One of its forms.
  func text(_ name: String, _ style: OutputStyle = OutputStyle()) throws -> String {
    let format = try #require(Self.format(named: name))
    return String(decoding: try format.render(self, style), as: UTF8.self)
  }
}

/// Compares text with a recorded file; a missing one is recorded, and the test fails.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = Repository.root.appending(path: "Tests/InspectionTests/Cases/\(name)")
  try expectGolden(Data(text.utf8), equals: file, sourceLocation: sourceLocation)
}
