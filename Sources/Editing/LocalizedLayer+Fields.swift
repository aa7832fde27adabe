import YAML

extension LocalizedLayer {
  /// A node of a document, and the way to it.
  struct Place {
    var node: Node
    var path: EditPath

    subscript(_ field: String) -> Place? {
      node.isMapping ? node[field].map { Place(node: $0, path: path.field(field)) } : nil
    }

    /// Of a list; another value is its only element.
    var elements: [Place] {
      guard node.isSequence else { return node.isNull ? [] : [self] }
      return node.elements.enumerated().map { Place(node: $1, path: path.element($0)) }
    }

    func elements(of field: String) -> [Place] { self[field]?.elements ?? [] }

    /// The texts of a field that has one, or a list of them. What it has else is the build's to refuse.
    func texts(of field: String) -> [Place] { elements(of: field).filter(\.node.isScalar) }
  }

  /// Copies what a kustomization names.
  mutating func localize(_ root: Node) throws {
    let root = Place(node: root, path: [])
    for place in root["openapi"]?.texts(of: "path") ?? [] { try file(place) }
    for place in root.texts(of: "resources") { try resource(place) }
    for field in ["bases", "components"] { for place in root.texts(of: field) { try self.root(place) } }
    for field in ["configurations", "crds"] { for place in root.texts(of: field) { try file(place) } }
    for field in ["configMapGenerator", "secretGenerator"] {
      for generator in root.elements(of: field) { try sources(of: generator) }
    }
    for field in ["patches", "patchesJson6902", "replacements"] {
      for place in root.elements(of: field).flatMap({ $0.texts(of: "path") }) { try file(place) }
    }
    for place in root.texts(of: "patchesStrategicMerge") { try fileOrDocument(place) }
    try localizeCharts(root)
    for field in ["generators", "transformers", "validators"] {
      for place in root.texts(of: field) { try plugin(place) }
    }
  }

  private mutating func localizeCharts(_ root: Place) throws {
    for chart in root.elements(of: "helmChartInflationGenerator") {
      for place in chart.texts(of: "values") { try file(place) }
      try charts(chart["chartHome"], at: chart.node)
    }
    let inflated = root.elements(of: "helmCharts")
    for chart in inflated {
      for place in chart.texts(of: "valuesFile") + chart.texts(of: "additionalValuesFiles") { try file(place) }
    }
    if let node = root["helmGlobals"]?.node ?? inflated.first?.node {
      try charts(root["helmGlobals"]?["chartHome"], at: node)
    }
  }

  /// What one plugin of kustomize's names; another plugin's files are its own affair.
  mutating func localizePlugin(_ root: Node) throws {
    let root = Place(node: root, path: [])
    guard root["apiVersion"]?.node.string == "builtin" else { return }
    switch root["kind"]?.node.string {
    case "ConfigMapGenerator", "SecretGenerator": try sources(of: root)
    case "PatchTransformer", "PatchJson6902Transformer":
      for place in root.texts(of: "path") { try file(place) }
    case "PatchStrategicMergeTransformer":
      for place in root.texts(of: "paths") { try fileOrDocument(place) }
    case "ReplacementTransformer":
      for place in root.elements(of: "replacements").flatMap({ $0.texts(of: "path") }) { try file(place) }
    case "HelmChartInflationGenerator":
      for place in root.texts(of: "valuesFile") + root.texts(of: "additionalValuesFiles") { try file(place) }
      try charts(root["chartHome"], at: root.node)
    default: return
    }
  }

  private mutating func sources(of generator: Place) throws {
    for place in generator.texts(of: "env") + generator.texts(of: "envs") { try file(place) }
    for place in generator.texts(of: "files") { try source(place) }
  }
}
