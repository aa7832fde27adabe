import DeploymentModels
import Kustomize
import TestSupport
import Testing

/// What the repository ships: systems, their overlays, and their models.
extension Repository {
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
    System(name: "microservices-demo", folder: "examples/microservices-demo/"),
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
}
