import DeploymentModels
import Inspection
import Kubernetes
import Kustomize
import YAML

/// The resources that a kustomization makes, or that were read, each value with the place that it comes from.
///
/// To build a folder and walk over what it makes:
///
/// ```swift
/// let manifests = try Manifests(building: "overlays/prod")
/// for resource in manifests.resources {
///   print(resource.kind, resource.name)
/// }
/// ```
///
/// To print it as kustomize does, to the byte:
///
/// ```swift
/// print(try manifests.text())
/// ```
///
/// Components go over the folder as if its kustomization listed them; one that holds a deployment model changes which
/// containers share a pod:
///
/// ```swift
/// let apart = try Manifests(building: "overlays/prod", components: ["models/multi-pod"])
/// ```
///
/// To build several folders, use a ``BuildSession``.
///
/// Manifests stay where they were made, as they hold the memory of a whole build; the compiler sees to it that no two
/// threads use them at a time. What they tell, every ``Value``, ``Diff``, ``ValueOrigin`` and ``Diagnostic``, is plain
/// and goes anywhere.
public struct Manifests {
  /// The folder that was built, or the name of what was read.
  public let name: String
  /// What may be wrong. ``BuildOptions/isStrict`` makes errors of it.
  public let warnings: [Diagnostic]
  let source: Inspection.Manifests
  let locator: LineLocator

  init(_ source: Inspection.Manifests) {
    name = source.name
    warnings = source.warnings.map { Diagnostic($0) }
    self.source = source
    locator = LineLocator(source.tree.text)
  }

  init(name: String, _ result: BuildResult) {
    self.init(
      Inspection.Manifests(
        name: name, tree: result.tree, resources: result.resources.resources, warnings: result.warnings))
  }

  /// Builds the kustomization of a folder.
  ///
  /// - Parameters:
  ///   - directory: the folder, or the URL of a remote one.
  ///   - components: folders of components to lay over it, such as one with a deployment model.
  ///   - options: how it is built.
  ///   - files: where its files are.
  public init(
    building directory: String, components: [String] = [], options: BuildOptions = BuildOptions(),
    files: Files = .disk
  ) throws(BuildError) {
    let result = try BuildError.wrapping {
      try Build.run(
        directory: directory, options: options.base, components: components, plugins: [DeploymentModelPlugin()],
        fileSystem: files.fileSystem)
    }
    self.init(name: directory, result)
  }

  /// Reads manifests that stand in a text, such as what a cluster has:
  ///
  /// ```swift
  /// let live = try Manifests(reading: output, name: "cluster")
  /// let diff = Diff(from: live, to: try Manifests(building: "overlays/prod"))
  /// ```
  ///
  /// - Parameters:
  ///   - yaml: YAML or JSON, of several documents or lists.
  ///   - name: the path that places in it have.
  /// - Throws: where the text is no YAML, or a document no resource.
  public init(reading yaml: [UInt8], name: String) throws(BuildError) {
    self.init(try BuildError.wrapping { try Inspection.Manifests.read(yaml, name: name) })
  }

  /// The resources in the order of the output.
  public var resources: [Resource] { source.resources.map { Resource($0, in: self) } }

  /// All manifests as bytes: YAML, byte for byte as `kustomize build` prints it.
  ///
  /// - Throws: where a value cannot be printed, such as an infinity.
  public func yaml() throws(BuildError) -> [UInt8] {
    try BuildError.wrapping {
      var writer = Writer()
      for resource in source.resources { try writer.write(resource.node) }
      return writer.output
    }
  }

  /// All manifests as text.
  ///
  /// - Throws: where a value cannot be printed, such as an infinity.
  public func text() throws(BuildError) -> String { String(decoding: try yaml(), as: UTF8.self) }
}

@available(*, unavailable)
extension Manifests: Sendable {}
