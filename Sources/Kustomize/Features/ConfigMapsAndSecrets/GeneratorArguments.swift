import Diagnostics
import Kubernetes
import YAML

/// An entry of `configMapGenerator` or `secretGenerator`, or a generator's own file of the same fields.
package struct GeneratorArguments {
  /// The entry.
  package let node: Node
  package var name: Node?
  package var namespace: Node?
  package var behavior: GeneratorBehavior
  /// Where the behaviour is written, for a word that is none.
  package let behaviorNode: Node?
  /// `key=value`.
  package var literals: [Node]
  /// `path` or `key=path`.
  package var files: [Node]
  /// Paths of files with a `key=value` a line.
  package var envs: [Node]
  /// Whether it makes a Secret, whose sources nobody is shown.
  package let isSecret: Bool
  /// The type of a Secret.
  package var type: Node?
  package var options: GeneratorOptions

  /// - Parameters:
  ///   - secret: whether a Secret is made, which has a type.
  ///   - strict: whether this is an entry of a kustomization. It has no fields but its own, and its old `env` is one
  ///     of its `envs`. A file of its own may have others, names what it makes in its metadata if nowhere else, and
  ///     its `env` does nothing: kustomize corrects old fields in kustomizations only.
  /// - Throws: `Diagnostic` at what is of the wrong type or unknown.
  package init(node: Node, secret: Bool, strict: Bool) throws {
    let subject = "a \(secret ? "Secret" : "ConfigMap") generator"
    let known = ["name", "namespace", "behavior", "literals", "files", "envs", "env", "options"]
    let reader = try FieldReader(node, subject, fields: strict ? known + (secret ? ["type"] : []) : nil)
    self.node = node
    isSecret = secret
    name = try reader.stringNode("name")
    namespace = try reader.stringNode("namespace")
    behaviorNode = try reader.stringNode("behavior")
    behavior = behaviorNode.flatMap { GeneratorBehavior(rawValue: $0.string) } ?? .unspecified
    literals = try reader.strings("literals")
    files = try reader.strings("files")
    envs = try reader.strings("envs")
    type = secret ? try reader.stringNode("type") : nil
    options = try reader.mapping("options").map { try GeneratorOptions(node: $0, strict: strict) } ?? GeneratorOptions()
    let env = try reader.stringNode("env")
    if strict {
      if let env, !env.bytes.isEmpty { envs.append(env) }
    } else if let metadata = try reader.mapping("metadata") {
      let reader = try FieldReader(metadata, "metadata")
      let metadataName = try reader.stringNode("name")
      let metadataNamespace = try reader.stringNode("namespace")
      if name?.bytes.isEmpty ?? true { name = metadataName }
      if namespace?.bytes.isEmpty ?? true { namespace = metadataNamespace }
    }
  }
}
