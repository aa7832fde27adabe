import Diagnostics
import Kubernetes
import YAML

/// Builds one layer: reads its kustomization, gathers what it names, and runs its stages.
struct LayerBuilder {
  let layer: LayerContext
  /// What other layers of the session have gathered.
  let layers: LayerCache
  let kustomization: Kustomization
  /// The kustomization's file name, without its folder.
  let fileName: String
  /// Where this layer is from; nil unless the build was asked to say.
  var origin: Origin?
  /// Of the layers above: charts without a namespace get it.
  var inheritedNamespace = ""

  var build: BuildContext { layer.build }

  /// Reads the kustomization of a folder.
  ///
  /// - Parameter entry: where another kustomization names the folder; nil for the one that the build starts from.
  /// - Throws: `Diagnostic` where there is none, several, or one that is wrong.
  init(loader: Loader, build: BuildContext, layers: LayerCache, entry: Node?) throws {
    let file = try loader.readKustomization(into: build.tree.text, at: entry)
    try self.init(file, loader: loader, build: build, layers: layers, isTop: entry == nil)
  }

  /// A layer that lays components over the kustomization of a folder, as a kustomization on the command line.
  init(laying components: [String], over directory: String, build: BuildContext, layers: LayerCache) throws {
    let loader = Loader(withoutFolderIn: build.fileSystem, restrictor: build.options.loadRestrictor)
    func entry(_ path: String) -> String {
      let relative = Path.isAbsolute(path) ? Path.relative(Path.clean(path), to: loader.root) : path
      return "- '" + relative.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'\n"
    }
    let text = "resources:\n" + entry(directory) + "components:\n" + components.map(entry).joined()
    let file = try build.tree.text.addFile(path: "(command line)", contents: text)
    try self.init(file, loader: loader, build: build, layers: layers, isTop: true)
  }

  private init(_ file: SourceFile, loader: Loader, build: BuildContext, layers: LayerCache, isTop: Bool) throws {
    self.layers = layers
    // kustomize reads its own files with a reader that lets the last of two equal keys win.
    guard let root = try Reader.read(file, into: build.tree, onDuplicateKey: build.warn).first else {
      throw Diagnostic(.emptyKustomization, "this kustomization is empty", path: file.path)
    }
    kustomization = try Kustomization(root)
    if kustomization.mayDiffer || loader.repository != nil { build.noteSingularLayer() }
    layer = LayerContext(build: build, loader: loader)
    fileName = Path.lastComponent(file.path)
    for warning in kustomization.warnings { build.warn(warning) }
    for (field, instead) in kustomization.deprecated {
      build.warn(
        field.diagnostic(.deprecatedField, "'\(field.string)' is deprecated", hint: "use '\(instead)' instead"))
    }
    try kustomization.openAPI?.apply(in: layer, isOutermost: isTop)
  }

  // MARK: The whole build

  /// Builds this layer as the one that is asked for: gathers all, then does what is done once.
  mutating func buildTarget() throws -> ResourceSet {
    origin = kustomization.buildMetadataEntries.isEmpty ? nil : Origin()
    var accumulator = Accumulator()
    try accumulate(into: &accumulator)
    var resources = accumulator.resources
    build.tree.history?.begin(ValueHistory.Instruction("content hash", at: .nowhere))
    try HashTransformer().transform(&resources, in: layer)
    build.tree.history?.begin(ValueHistory.Instruction("name reference", at: .nowhere))
    try NameReferenceTransformer(build.fields.references(of: accumulator.configuration)).transform(
      &resources, in: build.tree)
    if !accumulator.variables.isEmpty {
      try resolveVariables(
        accumulator.variables, in: &resources, fieldSpecs: accumulator.effectiveConfiguration.varReference,
        build: build)
    }
    for resource in resources.resources { try ResourceReader.check(resource.node) }
    resources.removeAll(where: isLocalConfig)
    try sort(&resources)
    if build.options.addsManagedByLabel || kustomization.buildMetadata.contains(.managedByLabel) {
      addManagedByLabel(to: resources)
    }
    for resource in resources.resources { finishAnnotations(of: resource) }
    return resources
  }

  private func isLocalConfig(_ resource: Resource) -> Bool {
    guard let mark = resource.annotation("config.kubernetes.io/local-config") else { return false }
    return !mark.hasText("false")
  }

  private func sort(_ resources: inout ResourceSet) throws {
    if let options = kustomization.sortOptions {
      guard try options.checkedOrder() == .legacy else { return }
      if options.first == nil, options.last == nil {
        LegacySortOrder.standard.sort(&resources)
      } else {
        LegacySortOrder(first: options.first ?? [], last: options.last ?? []).sort(&resources)
      }
    } else if build.options.reorder != BuildOptions.Reorder.none {
      LegacySortOrder.standard.sort(&resources)
    }
  }

  private func addManagedByLabel(to resources: ResourceSet) {
    for resource in resources.resources {
      let metadata = resource.metadata()
      let labels = metadata["labels"].flatMap { $0.isMapping ? $0 : nil } ?? build.tree.mapping()
      labels.set("app.kubernetes.io/managed-by", string: "strata-\(strataVersion)")
      metadata.set("labels", labels)
    }
  }

  /// Annotations are strings in the output, whatever they were, and a mapping without any is left out. kustomize sets
  /// them anew before it prints, so that a folded block is one no more and keeps its text.
  private func finishAnnotations(of resource: Resource) {
    guard let metadata = resource.node["metadata"] else {
      // Only a list without items has none. It gets some where kustomize takes its own annotations away.
      let removed: Set<Kustomization.BuildMetadata> = [.originAnnotations, .transformerAnnotations]
      if !kustomization.buildMetadata.isSuperset(of: removed) {
        resource.node.set("metadata", resource.node.tree.mapping(at: resource.node.position))
      }
      return
    }
    guard let annotations = metadata["annotations"] else { return }
    if annotations.isMapping {
      if !kustomization.buildMetadata.contains(.originAnnotations) { annotations.removeField(Origin.annotation) }
      if !kustomization.buildMetadata.contains(.transformerAnnotations) {
        annotations.removeField(Origin.transformations)
      }
      for field in annotations.fields {
        if Self.internalAnnotations.contains(where: field.key.hasText) {
          annotations.remove(field)
        } else if field.value.tag != .string || field.value.style == .folded {
          field.value.setString(field.value.string)
        }
      }
    }
    if !annotations.isMapping || annotations.isEmptyCollection { metadata.removeField("annotations") }
  }

  /// What functions and other tools leave, and no cluster should see.
  private static let internalAnnotations: [String] =
    [
      "previousKinds", "previousNames", "previousNamespaces", "prefixes", "suffixes", "refBy", "generatorBehavior",
      "needsHashSuffix", "allowNameChange", "allowKindChange", "helm-generated", "path", "index", "seqindent", "id",
      "annotations-migration-resource-id",
    ].map { "internal.config.kubernetes.io/" + $0 }
    + ["config.kubernetes.io/path", "config.kubernetes.io/index", "config.k8s.io/id"]

  // MARK: One layer

  /// Gathers what the layer names and runs its stages over it.
  mutating func accumulate(
    into accumulator: inout Accumulator
  ) throws {
    accumulator.folders.append(layer.loader.root)
    try accumulate(kustomization.resources, into: &accumulator)
    try mergeConfigurations(into: &accumulator)
    for (generator, origin) in try generators() {
      build.tree.history?.begin(ValueHistory.Instruction("generator", at: kustomization.node.position))
      for resource in try generator.generate(in: layer) {
        if let origin, resource.annotation(Origin.annotation) == nil {
          resource.setAnnotation(Origin.annotation, origin.yaml)
        }
        try accumulator.absorb(resource)
      }
    }
    for entry in kustomization.components {
      try accumulateLayer(
        entry, loader: loader(forLayer: entry), asComponent: true, into: &accumulator)
    }
    for (transformer, origin, instruction) in try transformers(accumulator.configuration) {
      build.tree.history?.begin(instruction)
      try transformer.transform(&accumulator.resources, in: layer)
      assert(accumulator.resources.isIndexed, "\(instruction.name) renames a resource without the set's knowledge")
      if let origin { annotate(accumulator.resources, with: origin) }
    }
    try validate(accumulator.resources)
    try accumulator.variables.add(kustomization.variables, matching: accumulator.resources)
  }

  private func mergeConfigurations(into accumulator: inout Accumulator) throws {
    let documents = try kustomization.configurations.compactMap(readDocument)
    try accumulator.mergeConfiguration(
      documents.isEmpty ? nil : TransformerConfiguration.defaults(extendedBy: documents))
    for entry in kustomization.crds {
      guard let root = try readDocument(entry) else { continue }
      try accumulator.mergeConfiguration(TransformerConfiguration(crdDefinitions: root))
    }
  }

  private func readDocument(_ entry: Node) throws -> Node? {
    let file = try layer.loader.read(entry.string, at: entry, into: build.tree.text)
    return try Reader.read(file, into: build.tree).first
  }

  // MARK: Stages

  /// The generators of the layer, with the origin that their resources get.
  private func generators() throws -> [(any Generator, Origin?)] {
    var result: [(any Generator, Origin?)] = []
    for arguments in kustomization.configMapGenerators {
      result.append((ConfigMapGenerator(arguments), builtinOrigin("ConfigMapGenerator")))
    }
    for arguments in kustomization.secretGenerators {
      result.append((SecretGenerator(arguments), builtinOrigin("SecretGenerator")))
    }
    for generator in try helmGenerators(of: kustomization, inheritedNamespace: inheritedNamespace, in: layer) {
      result.append((generator, builtinOrigin("HelmChartInflationGenerator")))
    }
    for resource in try pluginConfigurations(kustomization.generators) {
      result.append((try PluginFactory(layer: layer).generator(for: resource), pluginOrigin(resource)))
    }
    return result
  }

  /// The transformers of the layer in the order in which kustomize runs them.
  ///
  /// - Parameter configuration: nil for the default one.
  private func transformers(_ configuration: TransformerConfiguration?) throws -> [Stage] {
    var result: [Stage] = []
    func fields(_ list: TransformerConfiguration.List) -> FieldSpecsByType {
      build.fields.fields(list, of: configuration)
    }
    func add(_ kind: String, _ name: String, at node: Node?, _ transformer: any Transformer) {
      let instruction = ValueHistory.Instruction(name, at: node?.position ?? kustomization.node.position)
      result.append((transformer, builtinOrigin(kind), instruction))
    }
    if !kustomization.patchesStrategicMerge.isEmpty {
      add(
        "PatchStrategicMergeTransformer", "strategic merge patch", at: kustomization.patchesStrategicMerge.first,
        StrategicMergeTransformer(kustomization.patchesStrategicMerge))
    }
    for entry in kustomization.patches { add("PatchTransformer", "patch", at: entry.node, PatchTransformer(entry)) }
    if let namespace = kustomization.namespace, !namespace.bytes.isEmpty {
      add(
        "NamespaceTransformer", "namespace", at: namespace,
        NamespaceTransformer(
          namespace: namespace.string, position: namespace.position, fields: fields(.namespace)))
    }
    if let prefix = kustomization.namePrefix, !prefix.bytes.isEmpty {
      add(
        "PrefixTransformer", "name prefix", at: prefix,
        AffixTransformer(
          .prefix, prefix.string, position: prefix.position, fields: fields(.namePrefix)))
    }
    if let suffix = kustomization.nameSuffix, !suffix.bytes.isEmpty {
      add(
        "SuffixTransformer", "name suffix", at: suffix,
        AffixTransformer(
          .suffix, suffix.string, position: suffix.position, fields: fields(.nameSuffix)))
    }
    for label in kustomization.labels {
      add(
        "LabelTransformer", "labels", at: label.pairs.first?.value,
        LabelTransformer(
          pairs: label.pairs, fields: FieldSpecsByType(try label.fieldSpecs(in: configuration ?? .defaults))))
    }
    if !kustomization.labels.isEmpty || !kustomization.commonLabels.isEmpty {
      add(
        "LabelTransformer", "common labels", at: kustomization.commonLabels.first?.value,
        LabelTransformer(pairs: kustomization.commonLabels, fields: fields(.commonLabels)))
    }
    if !kustomization.commonAnnotations.isEmpty {
      add(
        "AnnotationsTransformer", "common annotations", at: kustomization.commonAnnotations.first?.value,
        LabelTransformer(pairs: kustomization.commonAnnotations, fields: fields(.commonAnnotations)))
    }
    for entry in kustomization.patchesJSON6902 {
      add("PatchJson6902Transformer", "JSON patch", at: entry.node, JSONPatchTransformer(entry))
    }
    for entries in runs(of: kustomization.replicas) {
      add(
        "ReplicaCountTransformer", "replicas", at: entries.first?.node,
        ReplicaTransformer(entries, fields: fields(.replicas)))
    }
    for entries in runs(of: kustomization.images) {
      add(
        "ImageTagTransformer", "images", at: entries.first?.node,
        ImageTransformer(entries, fields: fields(.images)))
    }
    if !kustomization.replacements.isEmpty {
      add(
        "ReplacementTransformer", "replacements", at: kustomization.replacements.first,
        ReplacementTransformer(try Replacement.read(kustomization.replacements, in: layer)))
    }
    for resource in try pluginConfigurations(kustomization.transformers) {
      let instruction = ValueHistory.Instruction(resource.kind, at: resource.node.position)
      result.append((try PluginFactory(layer: layer).transformer(for: resource), pluginOrigin(resource), instruction))
    }
    return result
  }

  /// A transformer, what annotations say of it, and what a value's history does.
  private typealias Stage = (any Transformer, Origin?, ValueHistory.Instruction)

  /// Entries that one transformer can take in one go: all of them, unless each is to be told of in the annotations.
  private func runs<Entry>(of entries: [Entry]) -> [[Entry]] {
    if origin != nil { return entries.map { [$0] } }
    return entries.isEmpty ? [] : [entries]
  }

  /// Runs the validators, which must leave everything as it is, but for a label that says that they ran.
  private func validate(_ resources: ResourceSet) throws {
    for configuration in try pluginConfigurations(kustomization.validators) {
      let validator = try PluginFactory(layer: layer).transformer(for: configuration)
      let before = resources.resources.map { $0.copy() }
      var after = resources
      try validator.transform(&after, in: layer)
      for resource in after.resources { resource.labels?.removeField("validated-by") }
      let isSame =
        before.count == after.count && zip(before, after.resources).allSatisfy { $0.node.isEqual(to: $1.node) }
      guard isSame else {
        throw configuration.node.diagnostic(
          .validationFailed, "the validator \(configuration.id) changed resources, which a validator must not")
      }
    }
  }

  /// The resources that configure plugins: each entry is a file, a folder with a kustomization, or the configuration
  /// itself.
  private func pluginConfigurations(_ entries: [Node]) throws -> [Resource] {
    var accumulator = Accumulator()
    var builder = self
    for entry in entries {
      guard looksLikeDocument(entry) else {
        try builder.accumulate([entry], into: &accumulator)
        continue
      }
      for resource in try ResourceReader(tree: build.tree).resources(in: entry.inlineDocument()) {
        if let origin { resource.setAnnotation(Origin.annotation, origin.appending(fileName).yaml) }
        try accumulator.resources.append(resource)
      }
    }
    return accumulator.resources.resources
  }

  // MARK: Origins

  private func builtinOrigin(_ kind: String) -> Origin? {
    origin?.configuration(in: fileName, apiVersion: "builtin", kind: kind)
  }

  /// A plugin's own origin is where its configuration was read.
  private func pluginOrigin(_ configuration: Resource) -> Origin? {
    guard origin != nil, let text = configuration.annotation(Origin.annotation) else { return nil }
    return Origin(configuredBy: configuration, from: text)
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

extension LabelEntry {
  /// The fields that the entry sets labels in: its own, and those of the configuration that it asks for.
  fileprivate func fieldSpecs(in configuration: TransformerConfiguration) throws -> [FieldSpec] {
    var specs = try fields.merging(configuration.labels)
    if includesSelectors { return try specs.merging(configuration.commonLabels) }
    if includesTemplates { specs = try specs.merging(configuration.templateLabels) }
    if includesVolumeClaimTemplates { specs = try specs.merging(configuration.volumeClaimTemplateLabels) }
    return try specs.merging([FieldSpec(path: "metadata/labels", create: true)])
  }
}
