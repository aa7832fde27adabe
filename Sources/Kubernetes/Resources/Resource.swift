import Diagnostics
import YAML

/// One resource of a build: its tree, and what the build knows of it that its manifest does not say.
///
/// What it is called is read from its tree, and remembered. A resource that stands in a set changes its name, namespace
/// or type only through `ResourceSet.rename` and `ResourceSet.update`.
package final class Resource {
  /// The manifest's root, a mapping.
  package var node: Node {
    didSet {
      tree = node.tree
      invalidateID()
    }
  }
  /// What the node lives in: a resource keeps it alive.
  private var tree: Tree
  /// What it was called before, oldest first. The type's group and version are the current ones.
  package private(set) var previousNames: [PreviousName] = []
  /// The prefixes and suffixes that it was given, innermost first.
  package var prefixes: [String] = []
  package var suffixes: [String] = []
  /// Whether its name ends in a hash of its content.
  package var needsHashSuffix = false
  /// Where the entry of a generator names it; nil for what none has made.
  package var placeOfGeneratedName: Position?
  /// How a generated resource meets one of the same identity.
  package var behavior: GeneratorBehavior = .unspecified
  /// Set on a patch: it may change name or kind of what it is merged into.
  package var allowsNameChange = false
  package var allowsKindChange = false
  /// The vars whose value comes from this resource.
  package var variableNames: [String] = []
  /// What transformers other than kustomize's have made of it, for those that come after: a value of theirs.
  package var past: (any Sendable)?
  /// Where it stands in the set that it was put into last: to be checked, as it may have moved since.
  var place = 0
  /// What the tree says that it is called, as of the last time it was asked.
  private var currentID = ResourceID(.none, name: "")
  private var isIDCurrent = false
  /// How often it was found to be called something else: to compare that copies no name.
  private(set) var changesOfID: UInt32 = 0
  /// The number of what it is called; zero until it is asked for.
  private var numberOfID = 0

  package struct PreviousName: Hashable, Sendable {
    package var kind: String
    package var name: String
    /// The one that counted.
    package var namespace: String

    package init(_ id: ResourceID) {
      kind = id.gvk.kind
      name = id.name
      namespace = id.effectiveNamespace
    }

    package init(kind: String, name: String, namespace: String) {
      (self.kind, self.name, self.namespace) = (kind, name, namespace)
    }
  }

  package init(_ node: Node) {
    self.node = node
    tree = node.tree
  }

  /// Whether its name is to end in a hash: the annotation by which kustomize remembers it says so too, where a manifest
  /// or a patch has it.
  package var isMarkedForHash: Bool { annotation(Self.hashAnnotation)?.hasText("enabled") ?? needsHashSuffix }

  /// A copy with a tree of its own.
  package func copy() -> Resource {
    let copy = Resource(node.copy())
    copy.previousNames = previousNames
    copy.prefixes = prefixes
    copy.suffixes = suffixes
    copy.needsHashSuffix = needsHashSuffix
    copy.placeOfGeneratedName = placeOfGeneratedName
    copy.behavior = behavior
    copy.allowsNameChange = allowsNameChange
    copy.allowsKindChange = allowsKindChange
    copy.variableNames = variableNames
    copy.past = past
    copy.currentID = currentID
    copy.isIDCurrent = isIDCurrent
    return copy
  }

  /// Takes over what the build knows of another resource, but for its manifest. This one stands in no set.
  package func adoptIdentity(of other: Resource) {
    previousNames = other.previousNames
    prefixes = other.prefixes
    suffixes = other.suffixes
    variableNames = other.variableNames
  }

  // MARK: Identity

  package var type: ResourceType { id.type }
  package var gvk: GroupVersionKind { type.gvk }
  package var kind: String { gvk.kind }
  package var name: String { id.name }
  package var namespace: String { id.namespace }

  /// What it is called now.
  package var id: ResourceID {
    _read {
      if !isIDCurrent { readID() }
      yield currentID
    }
  }

  private func readID() {
    // Most changes leave it what it is: to compare makes no text.
    let fields = IdentityFields(of: node)
    if !fields.say(currentID) {
      let id = fields.id(knowing: currentID.type)
      if id != currentID { changesOfID &+= 1 }
      currentID = id
      numberOfID = 0
    }
    isIDCurrent = true
  }

  /// `id.number`, worked out once for each name that it has.
  var idNumber: Int {
    if !isIDCurrent { readID() }
    if numberOfID == 0 { numberOfID = currentID.number }
    return numberOfID
  }

  /// Whether what it is remembered to be called is what its tree says.
  var isIDTrue: Bool { !isIDCurrent || currentID == IdentityFields(of: node).id(knowing: currentID.type) }

  /// Forgets what it is called, so that it is read from the tree when it is asked for.
  func invalidateID() { isIDCurrent = false }

  /// What it was called at first.
  package var originalID: ResourceID {
    previousNames.first.map(identity) ?? id
  }

  /// What it was called before, oldest first.
  package var previousIDs: [ResourceID] { previousNames.map(identity) }

  /// What it was called before and is called now.
  package var allIDs: [ResourceID] { previousIDs + [id] }

  /// The namespace that counted at first.
  package var originalNamespace: String {
    guard let namespace = previousNames.first?.namespace else { return id.effectiveNamespace }
    return namespace.isEmpty ? ResourceID.defaultNamespace : namespace
  }

  /// Every name that it had, oldest first, and the one that it has; some may be the same.
  package var allNames: [String] { previousNames.map(\.name) + [name] }

  /// The scope of an old name is not looked up: it was kept with the namespace that counted.
  private func identity(_ previous: PreviousName) -> ResourceID {
    let type = type
    return ResourceID(
      previous.kind == type.gvk.kind
        ? type
        : .of(GroupVersionKind(group: type.gvk.group, version: type.gvk.version, kind: previous.kind)),
      name: previous.name, namespace: previous.namespace, isClusterScoped: false)
  }

  /// Remembers what it is called now, before that changes.
  func rememberID() { previousNames.append(PreviousName(id)) }

  /// Gives a resource that stands in no set, or whose set is about to be made anew, another name, and remembers the
  /// old one.
  package func rename(to name: String, at position: Position? = nil) {
    rememberID()
    setName(name, at: position)
  }

  /// Tells a resource that stands in no set what it was called before, oldest first.
  package func remember(_ previous: [PreviousName]) { previousNames = previous }

  // MARK: Metadata

  /// The metadata mapping, made where it is missing.
  package func metadata() -> Node {
    if let metadata = node["metadata"], metadata.isMapping { return metadata }
    let metadata = node.tree.mapping(at: node.position)
    node.set("metadata", metadata)
    return metadata
  }

  package var labels: Node? { node["metadata"]?["labels"].flatMap { $0.isMapping ? $0 : nil } }
  package var annotations: Node? { node["metadata"]?["annotations"].flatMap { $0.isMapping ? $0 : nil } }

  package func annotation(_ key: String) -> Node? { annotations?[key] }

  /// Whether a chart made it: its namespace is then the chart's affair.
  package var isFromHelm: Bool { annotation(Self.helmAnnotation)?.hasText("true") ?? false }
  package static let helmAnnotation = "internal.config.kubernetes.io/helm-generated"
  package static let hashAnnotation = "internal.config.kubernetes.io/needsHashSuffix"

  package func setName(_ name: String, at position: Position? = nil) {
    setMetadata("name", name, at: position)
  }

  package func setAPIVersion(_ apiVersion: String) {
    if let version = node["apiVersion"], version.isScalar {
      version.setTextKeepingStyle(apiVersion)
    } else {
      node.set("apiVersion", string: apiVersion)
    }
    invalidateID()
  }

  package func setKind(_ kind: String) {
    if let node = node["kind"], node.hasText(kind) { return }
    if let node = node["kind"], node.isScalar { node.setText(kind) } else { node.set("kind", string: kind) }
    invalidateID()
  }

  /// Sets the namespace; an empty one takes the field away.
  package func setNamespace(_ namespace: String, at position: Position? = nil) {
    if namespace.isEmpty {
      if node["metadata"]?.removeField("namespace") != nil { invalidateID() }
    } else {
      setMetadata("namespace", namespace, at: position)
    }
  }

  private func setMetadata(_ field: String, _ value: String, at position: Position?) {
    let metadata = metadata()
    if let node = metadata[field], node.isScalar {
      if node.hasText(value) { return }
      node.setTextKeepingStyle(value, at: position)
    } else {
      metadata.set(field, string: value, at: position ?? metadata.position)
    }
    invalidateID()
  }

  package func setAnnotation(_ key: String, _ value: String, at position: Position = .nowhere) {
    let metadata = metadata()
    let annotations: Node
    if let present = metadata["annotations"], present.isMapping {
      annotations = present
    } else {
      annotations = node.tree.mapping(at: position)
      metadata.set("annotations", annotations)
    }
    annotations.set(key, string: value, at: position)
  }

  /// Takes an annotation away, and the whole mapping where it was the last.
  package func removeAnnotation(_ key: String) {
    guard let annotations else { return }
    annotations.removeField(key)
    if annotations.isEmptyCollection { node["metadata"]?.removeField("annotations") }
  }
}

/// How a generator's resource meets one that has its identity already.
package enum GeneratorBehavior: String, Sendable {
  case unspecified, create, replace, merge
}

extension Node {
  /// Changes a scalar's text as kustomize's field setter does: what was quoted stays a string, and what was plain
  /// has the type that its new text resolves to.
  package func setTextKeepingStyle(_ text: String, at position: Position? = nil) {
    setText(text, at: position)
    setTag(style == .plain || style == .flow ? resolvePlainScalar(bytes) : .string)
  }
}
