import Diagnostics
import Inspection
import YAML

/// Where a value comes from, and what it replaced.
///
/// To see which file and line set each value of a build, and what stood there in the layers below:
///
/// ```swift
/// var options = BuildOptions()
/// options.keepsHistory = true
/// let manifests = try Manifests(building: "overlays/prod", options: options)
/// for origin in manifests.origins() where !origin.replaced.isEmpty {
///   print(origin.resource, origin.path, origin.value, origin.value.location?.description ?? "")
///   for step in origin.replaced {
///     print("  was", step.value, step.value.location?.description ?? "")
///   }
/// }
/// ```
///
/// What a transformer set has the place of its line in the kustomization, what a generator made that of its literal or
/// file.
public struct ValueOrigin: Sendable, Hashable {
  /// What asks for a change: a transformer's entry in a kustomization.
  public struct Instruction: Sendable, Hashable {
    /// Such as `patch`.
    public let name: String
    public let location: Location?
  }

  /// A value that stood here, and what put it in the place of the one before it.
  public struct Step: Sendable, Hashable {
    /// With the place where it was written.
    public let value: Value
    /// Nil for the first value of all, and where no history was kept.
    public let instruction: Instruction?
  }

  /// The resource that it is a value of.
  public let resource: Resource.ID
  /// `spec.template.spec.containers[web].image`.
  public let path: String
  /// A scalar, or an empty list or mapping, with the place that it comes from.
  public let value: Value
  /// What put it in the place of another; nil where it is the first, and where no history was kept.
  public let instruction: Instruction?
  /// What stood in its place before, the first one first; empty where no history was kept.
  public let replaced: [Step]
}

extension Manifests {
  /// Where every value of every resource comes from.
  ///
  /// - Parameter showsSecrets: whether what Secrets hold is told; else stars stand in its place.
  public func origins(showsSecrets: Bool = false) -> [ValueOrigin] {
    resources.flatMap { $0.origins(showsSecrets: showsSecrets) }
  }
}

extension Resource {
  /// Where every value of it comes from.
  ///
  /// - Parameter showsSecrets: whether what Secrets hold is told; else stars stand in its place.
  public func origins(showsSecrets: Bool = false) -> [ValueOrigin] {
    // Without a selection nothing can be missing.
    guard let target = try? BlameTarget([base], selection: nil, path: nil, showsSecrets: showsSecrets) else {
      return []
    }
    let origins = ValueOrigins(manifests.locator)
    let id = id
    var found: [ValueOrigin] = []
    for resource in target.resources {
      ValueOrigins.forEachValue(in: resource.node) { value, path in
        let hidden = target.hides(value.node) ? value.node : nil
        var steps = origins.steps(to: value).map { step in
          ValueOrigin.Step(
            step, isHidden: step.node != hidden && (hidden != nil || target.hides(step.node)), manifests.locator)
        }
        let last = steps.removeLast()
        found.append(
          ValueOrigin(
            resource: id, path: path.description, value: last.value, instruction: last.instruction, replaced: steps))
      }
    }
    return found
  }
}

extension ValueOrigin.Step {
  fileprivate init(_ step: ValueOrigins.Step, isHidden: Bool, _ locator: LineLocator) {
    let content = isHidden ? .string(SecretRanges.mask) : Value(step.node, locator).content
    value = Value(content, at: step.place.map { Location($0) })
    instruction = step.instruction.map {
      ValueOrigin.Instruction(name: $0.name, location: $0.place.map { Location($0) })
    }
  }
}
