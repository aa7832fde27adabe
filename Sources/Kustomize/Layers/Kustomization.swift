import Diagnostics
import Kubernetes
import YAML

/// A kustomization file: every field that kustomize knows, decoded strictly, the deprecated spellings folded into
/// those that took their place.
package struct Kustomization {
  package enum Kind: String, Sendable {
    case kustomization = "Kustomization"
    case component = "Component"
  }

  package let node: Node
  package var kind = Kind.kustomization

  package var resources: [Node] = []
  package var components: [Node] = []
  package var crds: [Node] = []
  package var configurations: [Node] = []
  package var generators: [Node] = []
  package var transformers: [Node] = []
  package var validators: [Node] = []

  package var namePrefix: Node?
  package var nameSuffix: Node?
  package var namespace: Node?
  package var commonLabels: [(key: String, value: Node)] = []
  package var commonAnnotations: [(key: String, value: Node)] = []
  package var labels: [LabelEntry] = []

  package var patches: [PatchEntry] = []
  package var patchesStrategicMerge: [Node] = []
  package var patchesJSON6902: [PatchEntry] = []

  package var images: [ImageEntry] = []
  package var replicas: [ReplicaEntry] = []
  package var replacements: [Node] = []
  package var variables: [Variable] = []

  package var configMapGenerators: [GeneratorArguments] = []
  package var secretGenerators: [GeneratorArguments] = []
  package var helmCharts: [Node] = []
  package var helmGlobals: Node?

  package var sortOptions: SortOptions?
  package var buildMetadata: Set<BuildMetadata> = []
  /// As they are written, be they known or not.
  package var buildMetadataEntries: [Node] = []
  package var openAPI: OpenAPISettings?
  /// The deprecated fields that are used, in the order in which kustomize warns of them.
  package var deprecated: [(field: Node, instead: String)] = []

  /// What kustomize passes over without a word.
  package var warnings: [Diagnostic] = []

  package enum BuildMetadata: String, CaseIterable, Sendable {
    case originAnnotations, transformerAnnotations, managedByLabel
  }

  package static let fields = [
    "apiVersion", "kind", "metadata", "openapi", "namePrefix", "nameSuffix", "namespace", "commonLabels", "labels",
    "commonAnnotations", "patchesStrategicMerge", "patchesJson6902", "patches", "images", "imageTags", "replacements",
    "replicas", "vars", "sortOptions", "resources", "components", "crds", "bases", "configMapGenerator",
    "secretGenerator", "helmGlobals", "helmCharts", "helmChartInflationGenerator", "generatorOptions",
    "configurations", "generators", "transformers", "validators", "buildMetadata",
  ]

  /// Decodes a kustomization.
  ///
  /// - Parameter node: the root of the file's only document.
  /// - Throws: `Diagnostic` at the first field that is unknown or of the wrong type, or has a value that it cannot have.
  package init(_ node: Node) throws {
    self.node = node
    let reader = try FieldReader(node, "a kustomization", fields: Self.fields)
    try decodeHeader(reader)

    deprecated = [
      ("bases", "resources"), ("commonLabels", "labels"), ("imageTags", "images"), ("patchesJson6902", "patches"),
      ("patchesStrategicMerge", "patches"), ("vars", "replacements"),
    ].compactMap { field, instead in
      guard reader.value(field) != nil, let key = node.field(field)?.key else { return nil }
      return (key, instead)
    }

    resources = try reader.strings("resources") + reader.strings("bases")
    components = try reader.strings("components")
    crds = try reader.strings("crds")
    configurations = try reader.strings("configurations")
    generators = try reader.strings("generators")
    transformers = try reader.strings("transformers")
    validators = try reader.strings("validators")

    namePrefix = try reader.stringNode("namePrefix")
    nameSuffix = try reader.stringNode("nameSuffix")
    namespace = try reader.stringNode("namespace")
    commonLabels = try reader.stringMap("commonLabels")
    commonAnnotations = try reader.stringMap("commonAnnotations")
    labels = try reader.list("labels").map(LabelEntry.init)

    patches = try reader.list("patches").map { try PatchEntry($0) }
    patchesStrategicMerge = try reader.strings("patchesStrategicMerge")
    patchesJSON6902 = try reader.list("patchesJson6902").map { try PatchEntry($0) }

    images = try (reader.list("images") + reader.list("imageTags")).map { try ImageEntry(node: $0, strict: true) }
    replicas = try reader.list("replicas").map { try ReplicaEntry(node: $0, strict: true) }
    replacements = try reader.list("replacements")
    variables = try reader.list("vars").map { try Variable($0) }

    let options = try reader.mapping("generatorOptions").map { try GeneratorOptions(node: $0, strict: true) }
    func arguments(_ field: String, secret: Bool) throws -> [GeneratorArguments] {
      try reader.list(field).map { entry in
        var arguments = try GeneratorArguments(node: entry, secret: secret, strict: true)
        if let options { arguments.options.merge(options) }
        return arguments
      }
    }
    configMapGenerators = try arguments("configMapGenerator", secret: false)
    secretGenerators = try arguments("secretGenerator", secret: true)
    helmGlobals = try reader.mapping("helmGlobals")
    helmCharts = try reader.list("helmCharts")

    sortOptions = try reader.mapping("sortOptions").map(SortOptions.init)
    buildMetadataEntries = try reader.strings("buildMetadata")
    for option in buildMetadataEntries {
      if let metadata = BuildMetadata(rawValue: option.string) {
        buildMetadata.insert(metadata)
      } else {
        let choices = BuildMetadata.allCases.map(\.rawValue)
        warnings.append(.invalidChoice(option, "a build metadata option", choices))
      }
    }
    openAPI = try reader.mapping("openapi").map(OpenAPISettings.init)
    if !Self.fields.contains(where: { $0 != "apiVersion" && $0 != "kind" && isGiven($0, reader) }) {
      throw Diagnostic(.emptyKustomization, "this kustomization is empty", at: node.snippet)
    }
  }

  /// Whether the outcome need not be the same the next time, or depends on more than the files.
  var mayDiffer: Bool {
    openAPI != nil || !variables.isEmpty || helmGlobals != nil || !helmCharts.isEmpty || !generators.isEmpty
      || !transformers.isEmpty || !validators.isEmpty
  }

  /// Whether a field is there with something in it.
  private func isGiven(_ name: String, _ reader: FieldReader) -> Bool {
    guard let value = reader.value(name) else { return false }
    return !(value.isScalar && value.bytes.isEmpty)
  }

  private mutating func decodeHeader(_ reader: FieldReader) throws {
    if let node = try reader.stringNode("kind"), !node.bytes.isEmpty {
      guard let kind = Kind(rawValue: node.string) else {
        throw Diagnostic.invalidChoice(node, "the kind of this file", ["Kustomization", "Component"])
      }
      self.kind = kind
    }
    let version = "kustomize.config.k8s.io/" + (kind == .component ? "v1alpha1" : "v1beta1")
    if let node = try reader.stringNode("apiVersion"), !node.bytes.isEmpty, !node.hasText(version) {
      throw node.diagnostic(
        .invalidValue, "the API version of a \(kind.rawValue) is '\(version)', not '\(node.string)'")
    }
    if let metadata = try reader.mapping("metadata") {
      _ = try FieldReader(metadata, "metadata", fields: ["name", "namespace", "labels", "annotations"])
    }
  }
}
