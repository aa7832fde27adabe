import Diagnostics
import Kubernetes
import YAML

/// How to run a KRM function, as an annotation of its configuration says.
/// (kustomize: kyaml/fn/runtime/runtimeutil/functiontypes.go.)
package struct FunctionSpec {
  package enum Runtime: Equatable {
    case container(Container)
    case exec(Exec)
    /// The annotation names neither an image nor a program.
    case none
  }

  package struct Container: Equatable {
    package var image: String
    package var needsNetwork = false
    package var mounts: [StorageMount] = []
    package var environment: [String] = []
  }

  package struct Exec: Equatable {
    package var path: String
    package var arguments: [String] = []
    package var environment: [String] = []
  }

  package var runtime: Runtime
  /// Where the annotation is.
  package var node: Node

  private static let annotations = ["config.kubernetes.io/function", "config.k8s.io/function"]
  private static let imageAnnotation = "config.kubernetes.io/container"

  /// - Returns: nil where the configuration is not one of a function.
  /// - Throws: `Diagnostic` where the annotation is wrong, or asks for what is not allowed.
  package init?(of configuration: Resource) throws {
    for name in Self.annotations {
      guard let node = configuration.annotation(name), !node.bytes.isEmpty else { continue }
      guard let root = try Reader.read(node.inlineDocument(), into: node.tree).first else { continue }
      try self.init(root, at: node)
      return
    }
    if let node = configuration.node["metadata"]?["configFn"], !node.isNull {
      try self.init(node, at: node)
      return
    }
    guard let image = configuration.annotation(Self.imageAnnotation), !image.bytes.isEmpty else { return nil }
    self.init(runtime: .container(Container(image: image.string)), node: image)
  }

  private init(runtime: Runtime, node: Node) {
    self.runtime = runtime
    self.node = node
  }

  private init(_ root: Node, at node: Node) throws {
    if let starlark = root.isMapping ? root.field("starlark") : nil {
      throw starlark.key.diagnostic(
        .unsupportedFunction, "functions in Starlark are not run",
        hint: "kustomize has given them up: use 'container' or 'exec'")
    }
    let spec = try FieldReader(root, "a function", fields: ["container", "exec", "deferFailure"])
    // A function that fails fails the build all the same: there is nothing that it could be deferred to.
    _ = try spec.bool("deferFailure")
    let container = try spec.mapping("container").map(Self.container)
    let exec = try spec.mapping("exec").map(Self.exec)
    if let container, !container.image.isEmpty {
      self.init(runtime: .container(container), node: node)
    } else if let exec, !exec.path.isEmpty {
      self.init(runtime: .exec(exec), node: node)
    } else {
      self.init(runtime: .none, node: node)
    }
  }

  private static func container(_ node: Node) throws -> Container {
    let fields = try FieldReader(node, "a container function", fields: ["image", "network", "mounts", "envs"])
    var container = Container(image: try fields.string("image"))
    container.needsNetwork = try fields.bool("network")
    container.environment = try fields.strings("envs").map(\.string)
    container.mounts = try fields.list("mounts").map(StorageMount.init(node:))
    return container
  }

  private static func exec(_ node: Node) throws -> Exec {
    let fields = try FieldReader(node, "an exec function", fields: ["path", "args", "envs"])
    var exec = Exec(path: try fields.string("path"))
    exec.arguments = try fields.strings("args").map(\.string)
    exec.environment = try fields.strings("envs").map(\.string)
    return exec
  }
}
