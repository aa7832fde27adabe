import DeploymentModels
import Diagnostics
import Foundation
import Kustomize
import Testing

/// The repository that the tests are in, and what it ships: systems, their overlays, and their models.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A folder with `overlays` and `models`.
  struct System: CustomTestStringConvertible, Sendable {
    let name: String
    let folder: String

    var testDescription: String { name }
    var overlays: [String] { Repository.folders(in: folder + "overlays") }
    var models: [String] { Repository.folders(in: folder + "models") }
  }

  static let systems = [
    System(name: "kagent", folder: ""), System(name: "plano", folder: "examples/plano/"),
    System(name: "envoy-gateway", folder: "examples/envoy-gateway/"),
    System(name: "connaisseur", folder: "examples/connaisseur/"),
  ]

  /// An overlay of a system in one of its models.
  struct Rendering: CustomTestStringConvertible, Sendable {
    let system: System
    let overlay: String
    let model: String

    var testDescription: String { "\(system.name)-\(overlay)-\(model)" }
    var directory: String { Repository.path(system.folder + "overlays/" + overlay) }
    var component: String { Repository.path(system.folder + "models/" + model) }

    func build(_ components: [String]? = nil) throws -> BuildResult {
      try Build.run(
        directory: directory, components: components ?? [component], plugins: [DeploymentModelPlugin()])
    }
  }

  static let renderings: [Rendering] = systems.flatMap { system in
    system.overlays.flatMap { overlay in
      system.models.map { Rendering(system: system, overlay: overlay, model: $0) }
    }
  }

  static func path(_ path: String) -> String { root.appending(path: path).standardizedFileURL.path }

  static func folders(in path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: self.path(path))) ?? []
    return names.filter { name in
      var isDirectory: ObjCBool = false
      return !name.hasPrefix(".")
        && FileManager.default.fileExists(atPath: self.path("\(path)/\(name)"), isDirectory: &isDirectory)
        && isDirectory.boolValue
    }.sorted()
  }

  /// A text with paths as they are from the repository's root, wherever the tests were started.
  static func relative(_ text: String) -> String {
    let current = FileManager.default.currentDirectoryPath + "/"
    let absolute = root.standardizedFileURL.path + "/"
    let text = text.replacing(absolute, with: "")
    return absolute.hasPrefix(current) && absolute != current
      ? text.replacing(absolute.dropFirst(current.count), with: "") : text
  }
}

/// Diagnostics as a terminal shows them.
func plainText(_ diagnostics: [Diagnostic]) -> String {
  Repository.relative(diagnostics.map(TextRenderer(color: false).render).joined())
}
