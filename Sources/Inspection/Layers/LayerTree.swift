import Diagnostics
import Kustomize
import YAML

/// The layers of a build: which kustomization lies over which.
package struct LayerTree: Reportable {
  /// Its own words, and every form of a picture.
  package static let formats: [any OutputFormat<LayerTree>] =
    [TextLayerRenderer()] + Picture.formats.filter { $0.name != "text" }.map { PictureOfLayers(format: $0) }

  package struct Layer {
    /// The folder as a person would write it.
    package var path: String
    /// `overlay` at the top, `base`, or `component`.
    package var role: String
    /// Files of resources and patches, in the order of the kustomization.
    package var files: [String] = []
    package var layers: [Layer] = []
  }

  package let top: Layer
  /// What a build would have to say of the kustomizations themselves: keys that stand twice.
  package let warnings: [Diagnostic]

  /// Reads the kustomizations from a folder on down. Nothing is built.
  ///
  /// - Parameters:
  ///   - components: folders of components to lay over it.
  ///   - restrictor: which files may be read.
  ///   - isUntrusted: whether the kustomization is a stranger's.
  /// - Throws: `Diagnostic` where one cannot be read.
  package init(
    directory: String, components: [String] = [], restrictor: LoadRestriction = .none,
    isUntrusted: Bool = false, fileSystem: any FileSystem = RealFileSystem()
  ) throws {
    var reading = LayerReading()
    func layer(_ directory: String, _ role: String) throws -> Layer {
      let loader = try Loader(
        directory: directory, fileSystem: fileSystem, restrictor: restrictor, isUntrusted: isUntrusted)
      return try reading.read(loader, role: role, entry: nil)
    }
    var top = try layer(directory, "overlay")
    top.layers += try components.map { try layer($0, "component") }
    self.top = top
    warnings = reading.log.diagnostics
  }
}

/// Reads the layers of a tree.
private struct LayerReading {
  let log = DiagnosticLog()
  private let tree = Tree()
  /// The layers that were read, by their folders, as several may lie over one.
  private var known: [String: LayerTree.Layer] = [:]

  mutating func read(_ loader: Loader, role: String, entry: Node?) throws -> LayerTree.Layer {
    if var layer = known[loader.displayRoot] {
      layer.role = role
      return layer
    }
    var layer = LayerTree.Layer(path: loader.displayRoot, role: role)
    defer { known[loader.displayRoot] = layer }
    let file = try loader.readKustomization(into: tree.text, at: entry)
    let log = log
    func warn(_ diagnostic: Diagnostic) {
      var warning = diagnostic
      warning.severity = .warning
      log.report(warning)
    }
    guard let root = try Reader.read(file, into: tree, onDuplicateKey: warn).first else { return layer }
    let kustomization = try Kustomization(root)
    for warning in kustomization.warnings { warn(warning) }
    for (entries, role) in [(kustomization.resources, "base"), (kustomization.components, "component")] {
      for entry in entries {
        let path = entry.string
        try loader.checkInside(path, at: entry)
        switch loader.kind(of: path) {
        case .directory?:
          let below = try loader.loader(for: path, at: entry)
          layer.layers.append(try below.descending(at: entry) { try read(below, role: role, entry: entry) })
        case .file?: layer.files.append(loader.display(path))
        case nil: layer.layers.append(LayerTree.Layer(path: path, role: "remote " + role))
        }
      }
    }
    layer.files += try kustomization.field(PatchesField.self).entries.compactMap {
      $0.path.map { loader.display($0.string) }
    }
    return layer
  }
}

extension Picture {
  /// The layers; one that several lie over stands once.
  package init(_ tree: LayerTree) {
    var places: [String: Int] = [:]
    func add(_ layer: LayerTree.Layer, to picture: inout Picture) -> Int {
      if let place = places[layer.path] { return place }
      let place = picture.boxes.count
      places[layer.path] = place
      picture.boxes.append(Box(kind: layer.role, name: layer.path, title: layer.path))
      for child in layer.layers {
        let target = add(child, to: &picture)
        picture.arrows.append(Arrow(from: place, to: target, label: child.role == "component" ? "uses" : "over"))
      }
      return place
    }
    var picture = Picture()
    _ = add(tree.top, to: &picture)
    self = picture
  }
}
