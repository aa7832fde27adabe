import Kubernetes

/// A prefix and then a suffix: kustomize's PrefixSuffixTransformer.
struct AffixSequence: Transformer {
  private let transformers: [AffixTransformer]

  init(configuredBy configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    transformers = try [.prefix, .suffix].map {
      try AffixTransformer($0, configuredBy: configuration, fields: fields)
    }
  }

  func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    for transformer in transformers { try transformer.transform(&resources, in: layer) }
  }
}
