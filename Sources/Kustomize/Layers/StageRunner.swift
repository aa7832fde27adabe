import Diagnostics
import Kubernetes
import YAML

/// Runs the stages of a layer: here histories of values begin, and resources are told what ran over them.
struct StageRunner {
  let layer: Layer

  private var build: BuildContext { layer.context.build }

  /// - Throws: `Diagnostic` where the stage does.
  func run(_ stage: Stage, over resources: inout ResourceSet) throws {
    build.tree.history?.begin(ValueHistory.Instruction(stage.name, at: stage.position))
    if !stage.isReusable { build.noteSingularLayer() }
    let origin = origin(of: stage)
    switch stage.work {
    case .generates(let generator):
      for resource in try generator.generate(in: layer.context) {
        if let origin, resource.annotation(Origin.annotation) == nil {
          resource.setAnnotation(Origin.annotation, origin.yaml)
        }
        try resources.absorb(resource)
      }
    case .transforms(let transformer):
      try transformer.transform(&resources, in: layer.context)
      assert(resources.isIndexed, "\(stage.name) renames a resource without the set's knowledge")
      if let origin { annotate(resources, with: origin) }
    }
  }

  /// What annotations say of a stage; nil where they say nothing.
  private func origin(of stage: Stage) -> Origin? {
    guard let origin = layer.origin else { return nil }
    switch stage.annotation {
    case .nothing: return nil
    case .builtIn(let kind): return origin.configuration(in: layer.fileName, apiVersion: "builtin", kind: kind)
    case .configuration(let resource):
      // A plugin's own origin is where its configuration was read.
      return resource.annotation(Origin.annotation).flatMap { Origin(configuredBy: resource, from: $0) }
    }
  }

  /// Notes on every resource that a transformer ran over it; one without an origin came from the transformer.
  private func annotate(_ resources: ResourceSet, with origin: Origin) {
    for resource in resources.resources {
      if resource.annotation(Origin.annotation) == nil {
        resource.setAnnotation(Origin.annotation, origin.yaml)
      } else {
        let past = resource.annotation(Origin.transformations)?.string ?? ""
        resource.setAnnotation(Origin.transformations, past + origin.yamlElement)
      }
    }
  }
}
