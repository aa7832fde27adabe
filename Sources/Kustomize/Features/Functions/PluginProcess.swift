import Diagnostics
import Kubernetes
import YAML

/// A function or a plugin that has been found and may be run: resources in, resources out.
protocol PluginProcess {
  var configuration: Resource { get }
  /// Runs it.
  ///
  /// - Parameter items: copies that it may change; nil for a generator.
  /// - Throws: `Diagnostic` where it fails, or returns no resources.
  func run(_ items: [Resource]?, in layer: LayerContext) throws -> [Resource]
}

extension ProcessRequest {
  /// With the time that the options give to programs, and no more output than that of any of them.
  func limited(by options: BuildOptions) -> ProcessRequest {
    var request = self
    request.timeLimit = options.programTimeLimit
    request.timeHint = Diagnostic.timeHint
    request.outputLimit = ProcessRunner.usualOutputLimit
    return request
  }
}

/// Resources that a program makes.
struct ExternalGenerator: Generator {
  let process: any PluginProcess

  private static let hash = "kustomize.config.k8s.io/needs-hash"
  private static let behavior = "kustomize.config.k8s.io/behavior"

  func generate(in layer: LayerContext) throws -> [Resource] {
    let resources = try process.run(nil, in: layer)
    // What the annotations ask for, as kustomize's `UpdateResourceOptions` reads them.
    for resource in resources {
      if let value = resource.annotation(Self.hash) {
        switch value.string {
        case "1", "t", "T", "TRUE", "true", "True": resource.needsHashSuffix = true
        case "0", "f", "F", "FALSE", "false", "False": break
        default: throw Diagnostic.invalidHashOption(value, Self.hash)
        }
      }
      if let value = resource.annotation(Self.behavior) {
        resource.behavior = GeneratorBehavior(rawValue: value.string) ?? .unspecified
      }
      resource.removeAnnotation(Self.hash)
      resource.removeAnnotation(Self.behavior)
    }
    return resources
  }
}

/// Resources that a program changes: those that it returns stay or come, the others go. What a resource returns as keeps
/// its place, its past, and the positions of what has not changed. (kustomize: `UpdateResMapValues` in
/// api/internal/plugins/utils/utils.go.)
struct ExternalTransformer: Transformer {
  let process: any PluginProcess

  private static let id = "kustomize.config.k8s.io/id"

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    let before = resources.resources
    let items = before.map { resource in
      let item = resource.copy()
      item.setAnnotation(Self.id, Self.idText(resource.id))
      return item
    }
    var returned = Set<ResourceID.Key>()
    for output in try process.run(items, in: layer) {
      output.removeAnnotation(Self.id)
      let origin = ResourceList.removeMarks(from: output)
      guard returned.insert(output.id.key).inserted else {
        throw Diagnostic.duplicateFunctionOutput(output, from: process.configuration)
      }
      let configuration = process.configuration.node.position
      if let present = resources.resources(withCurrentID: output.id).first {
        output.node.takePositions(from: present.node, otherwise: configuration)
        resources.update(present) { present.node = output.node }
      } else {
        if let origin, before.indices.contains(origin - 1) {
          // It has another name now; kustomize keeps the past of a resource in its annotations.
          output.node.takePositions(from: before[origin - 1].node, otherwise: configuration)
          output.adoptIdentity(of: before[origin - 1])
          output.needsHashSuffix = before[origin - 1].needsHashSuffix
        }
        try resources.append(output)
      }
    }
    resources.removeAll { !returned.contains($0.id.key) }
  }

  /// An identity as kustomize writes it into the annotation that plugins see.
  private static func idText(_ id: ResourceID) -> String {
    [
      ("group", id.gvk.group), ("kind", id.gvk.kind), ("name", id.name), ("namespace", id.namespace),
      ("version", id.gvk.version),
    ].filter { !$0.1.isEmpty }.map { "\($0): \($1)\n" }.joined()
  }
}

extension Node {
  /// Gives what is the same in an older tree its position there, and the rest that of an instruction.
  fileprivate func takePositions(from old: Node?, otherwise position: Position) {
    let same = old.flatMap { $0.kind == kind && (kind != .scalar || $0.hasSameText(as: self)) ? $0 : nil }
    setPosition(same?.position ?? position)
    switch kind {
    case .scalar: break
    case .sequence:
      var others = same?.elements.makeIterator()
      for element in elements { element.takePositions(from: others?.next(), otherwise: position) }
    case .mapping:
      let index = same.map(FieldIndex.init)
      for field in fields {
        let other = index?[field.key]
        field.key.setPosition(other?.key.position ?? position)
        field.value.takePositions(from: other?.value, otherwise: position)
      }
    }
  }
}
