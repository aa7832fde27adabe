import Diagnostics
import Kustomize
import YAML

/// One layer of a kustomization that is copied: what it names, and how it names that in the copy.
struct LocalizedLayer {
  let localizer: Localizer
  let loader: Loader
  /// Where the layer stands in the copy.
  let folder: String
  private var replacements: [EditableText.Replacement] = []

  init(_ localizer: Localizer, _ loader: Loader, _ folder: String) {
    (self.localizer, self.loader, self.folder) = (localizer, loader, folder)
  }

  /// A text of the layer's as it stands in the copy.
  func edited(_ bytes: [UInt8], path: String) throws -> [UInt8] {
    replacements.isEmpty ? bytes : try EditableText(bytes, path: path).replacing(replacements).bytes
  }

  private var tree: Tree { localizer.tree }

  /// Notes how the copy names something, where that is not how the layer does.
  private mutating func name(_ place: Place, _ path: String, after prefix: String = "") {
    let old = String(place.node.string.dropFirst(prefix.count))
    guard Path.clean(old) != path else { return }
    replacements.append(EditableText.Replacement(path: place.path, text: prefix + path))
  }

  // MARK: Files

  /// A file of a generator: `path`, whose name is the key, or `key=path`.
  mutating func source(_ place: Place) throws {
    let text = place.node.string
    guard let sign = text.firstIndex(of: "=") else {
      guard let path = try copied(text, place) else { return }
      let name = Path.lastComponent(Path.clean(text))
      // A link has another name than what it leads to, and the key is that of the link.
      return self.name(place, name == Path.lastComponent(path) ? path : "\(name)=\(path)")
    }
    let prefix = String(text[...sign])
    if let path = try copied(String(text.dropFirst(prefix.count)), place) { name(place, path, after: prefix) }
  }

  mutating func file(_ place: Place) throws {
    if let path = try copied(place.node.string, place) { name(place, path) }
  }

  /// An entry that is a path or the document itself.
  mutating func fileOrDocument(_ place: Place) throws {
    if !place.node.looksLikeDocument { try file(place) }
  }

  /// Copies a file.
  ///
  /// - Returns: how the copy names it; nil where there is no name.
  private func copied(_ path: String, _ place: Place) throws -> String? {
    guard !path.isEmpty else { return nil }
    let file = try loader.read(path, at: place.node, into: tree.text)
    let name = try name(ofFile: path, place)
    try localizer.put(Path.join(folder, name), from: source(path), Array(tree.text.bytes(file.range)))
    return name
  }

  private func name(ofFile path: String, _ place: Place) throws -> String {
    if RemoteSources.isRemoteFile(path) {
      try refuseTaken(path, place)
      return LocalizedName.file(path)
    }
    let absolute = loader.absolute(path)
    return Path.relative(localizer.fileSystem.canonicalPath(absolute) ?? absolute, to: loader.root)
  }

  private func source(_ path: String) -> String? {
    RemoteSources.isRemoteFile(path) ? nil : localizer.fileSystem.canonicalPath(loader.absolute(path))
  }

  // MARK: Layers

  /// A folder or a repository.
  mutating func root(_ place: Place) throws {
    let path = place.node.string
    guard !path.isEmpty else { return }
    if let remote = loader.remote, let spec = RemoteSpec(path) {
      try refuseWithoutVersion(spec, place)
      try refuseTaken(path, place)
      return try root(place, remote.loader(for: spec, from: loader, at: place.node))
    }
    try root(place, loader.loader(for: path, at: place.node))
  }

  private mutating func root(_ place: Place, _ other: Loader) throws {
    let path = place.node.string
    let name: String
    if let repository = other.repository, repository != loader.repository, let spec = RemoteSpec(path) {
      // A URL that may be a file's has been fetched by now.
      try refuseWithoutVersion(spec, place)
      name = LocalizedName.folder(spec, Path.relative(other.root, to: repository.checkout))
    } else {
      guard other.repository != nil || Path.isInside(other.root, localizer.scope) else {
        throw place.node.diagnostic(
          .outsideScope, "'\(path)' lies outside of what is copied", hint: "--scope DIR copies what lies in DIR")
      }
      name = Path.relative(other.root, to: loader.root)
    }
    let folder = Path.join(self.folder, name)
    try other.descending(at: place.node) { try localizer.localize(other, to: folder, at: place.node) }
    self.name(place, name)
  }

  /// What stands under `resources`: kustomize tries a file, then a URL, then a folder.
  mutating func resource(_ place: Place) throws {
    let path = place.node.string
    guard !path.isEmpty else { return }
    let kind = loader.kind(of: path)
    if kind == .file { return try file(place) }
    let (isURL, spec) = (RemoteSources.isRemoteFile(path), RemoteSpec(path))
    if isURL || spec != nil { try refuseTaken(path, place) }
    if let spec, !isURL || spec.isCertainlyRepository { try refuseWithoutVersion(spec, place) }
    switch try loader.remote?.content(of: place.node, from: loader, tree: tree) {
    case .layer(let other): try root(place, other)
    case .resources: try file(place)
    case nil where kind == .directory: try root(place)
    case nil: try file(place)
    }
  }

  private func refuseWithoutVersion(_ spec: RemoteSpec, _ place: Place) throws {
    guard spec.ref.isEmpty else { return }
    throw place.node.diagnostic(
      .noVersion, "'\(redactingPassword(spec.raw))' names no version, and may be another one tomorrow",
      hint: "?ref=VERSION")
  }

  private func refuseTaken(_ path: String, _ place: Place) throws {
    let folder = Path.join(loader.root, Localizer.folder)
    guard localizer.fileSystem.kind(of: folder) != nil else { return }
    throw place.node.diagnostic(
      .localizedFilesTaken, "'\(loader.display(Localizer.folder))' is there already, and would be for '\(path)'")
  }

  // MARK: Plugins

  /// What stands under `generators`, `transformers` or `validators`: the configuration of a plugin, or a path to some.
  mutating func plugin(_ place: Place) throws {
    if place.node.looksLikeDocument {
      let text = place.node.string
      let document = try place.node.inlineDocument()
      guard let edited = try configuration(document, Array(text.utf8)) else { return }
      replacements.append(.init(path: place.path, text: String(decoding: edited, as: UTF8.self)))
    } else if loader.kind(of: place.node.string) == .file {
      let path = place.node.string
      let file = try loader.read(path, at: place.node, into: tree.text)
      let contents = Array(tree.text.bytes(file.range))
      let name = try name(ofFile: path, place)
      try localizer.put(Path.join(folder, name), from: source(path), configuration(file, contents) ?? contents)
      self.name(place, name)
    } else {
      try resource(place)
    }
  }

  /// Copies what configurations of plugins name.
  ///
  /// - Returns: their text in the copy; nil where that is the same.
  private func configuration(_ file: SourceFile, _ contents: [UInt8]) throws -> [UInt8]? {
    let documents = try Reader.read(file, into: tree)
    var layer = LocalizedLayer(localizer, loader, folder)
    for document in documents { try layer.localizePlugin(document) }
    guard !layer.replacements.isEmpty else { return nil }
    guard documents.count == 1 else {
      throw documents[1].diagnostic(
        .cannotLocalize, "a path in one of several plugins of a file would have to change",
        hint: "one plugin a file")
    }
    return try layer.edited(contents, path: file.path)
  }

  // MARK: Charts

  /// The folder of charts, which is copied whole; one that is not there is where charts are downloaded to.
  mutating func charts(_ place: Place?, at node: Node) throws {
    let usual = "charts"
    let given = place?.node.string ?? ""
    let path = given.isEmpty ? usual : given
    guard !Path.isAbsolute(path) else {
      throw node.diagnostic(
        .cannotLocalize, "a folder of charts is named by a relative path, and '\(path)' is absolute")
    }
    guard let canonical = localizer.fileSystem.canonicalPath(loader.absolute(path)) else { return }
    guard localizer.fileSystem.kind(of: canonical) == .directory,
      Path.isInside(canonical, loader.repository?.checkout ?? localizer.scope)
    else {
      throw node.diagnostic(.outsideScope, "'\(path)' is no folder of what is copied")
    }
    let isUsual = Path.clean(path) == usual
    let name = isUsual ? usual : Path.relative(canonical, to: loader.root)
    try localizer.copy(canonical, to: Path.join(folder, name))
    if let place, !given.isEmpty { self.name(place, name) }
  }
}
