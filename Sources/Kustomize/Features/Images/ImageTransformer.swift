import Diagnostics
import Kubernetes
import YAML

/// Gives images other names, tags and digests: `images`.
///
/// kustomize runs one transformer an entry, each first over every list called `containers` or `initContainers` and
/// then over the field specs. Here a resource is walked once, and each image that it has passes all entries.
package struct ImageTransformer: Transformer {
  private let entries: [ImageEntry]
  private let fields: FieldSpecsByType

  package init(_ entries: [ImageEntry], fields: FieldSpecsByType) {
    self.entries = entries
    self.fields = fields
  }

  package init(configuredBy configuration: BuiltInConfiguration, fields: FieldSpecsByType) throws {
    guard let image = try configuration.reader.mapping("imageTag") else {
      throw Diagnostic.missingField("imageTag", of: "an ImageTagTransformer", in: configuration.node)
    }
    self.init([try ImageEntry(node: image, strict: false)], fields: fields)
  }

  package func transform(_ resources: inout ResourceSet, in layer: LayerContext) throws {
    guard !entries.isEmpty else { return }
    let keys = ImageList.Keys(layer.tree)
    var isUsed = [Bool](repeating: false, count: entries.count)
    for resource in resources.resources where resource.kind != "CustomResourceDefinition" {
      for image in try images(of: resource, keys, in: layer) {
        // By index: to walk the entries themselves would copy each.
        for i in entries.indices {
          // What is found both ways is changed twice, which shows where an entry matches what it has made.
          for _ in 0..<image.visits {
            guard entries[i].pattern.matches(image.node.bytes) else { break }
            entries[i].apply(to: image.node)
            isUsed[i] = true
          }
        }
      }
    }
    guard isUsed.contains(false) else { return }
    let users = resources.resources.filter { $0.kind != "CustomResourceDefinition" }
    let names = try users.flatMap { try images(of: $0, keys, in: layer) }.map { ImageReference($0.node.bytes).name }
    for (entry, isUsed) in zip(entries, isUsed) where !isUsed {
      layer.build.warn(.unusedImage(entry, among: names))
    }
  }

  private func images(
    of resource: Resource, _ keys: ImageList.Keys, in layer: LayerContext
  ) throws -> [(node: Node, visits: Int)] {
    var images = ImageList(keys)
    try images.collect(below: resource.node)
    for visitor in fields.visitors(of: resource.type, in: layer.tree) {
      try visitor.visit(resource.node) { try images.append($0) }
    }
    return images.images
  }
}

/// The images of one resource, each with how often kustomize comes by. They are few: a pod has that many containers.
private struct ImageList {
  private(set) var images: [(node: Node, visits: Int)] = []
  private var index = SmallIndex()
  private let keys: Keys

  struct Keys {
    let containers, initContainers, image: FieldKey

    init(_ tree: Tree) {
      containers = tree.key("containers")
      initContainers = tree.key("initContainers")
      image = tree.key("image")
    }
  }

  init(_ keys: Keys) { self.keys = keys }

  mutating func append(_ image: Node) throws {
    guard image.isScalar else { throw Diagnostic.wrongType(image, "image", expected: "a string") }
    if let place = index.first(hash: { image.hashValue }, where: { images[$0].node == image }) {
      images[place].visits += 1
      return
    }
    images.append((image, 1))
    index.append { [images] in images[$0].node.hashValue }
  }

  /// Adds the images of all lists of containers.
  mutating func collect(below node: Node) throws {
    guard node.isMapping else {
      for element in node.elements where !element.isScalar { try collect(below: element) }
      return
    }
    for field in node.fields where !field.value.isScalar {
      try collect(below: field.value)
      guard field.value.isSequence, field.key.hasText(keys.containers) || field.key.hasText(keys.initContainers) else {
        continue
      }
      for container in field.value.elements where !container.isNull {
        guard container.isMapping else {
          throw Diagnostic.wrongType(container, field.key.string, expected: "a list of mappings")
        }
        if let image = container[keys.image] { try append(image) }
      }
    }
  }
}
