/// The type of a resource: API group, version and kind. An empty part stands for any, or for none.
package struct GroupVersionKind: Hashable, Sendable {
  package var group: String
  package var version: String
  package var kind: String

  package init(group: String = "", version: String = "", kind: String = "") {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Splits `apps/v1` at its first slash; what has none is a version of the core group.
  package init(apiVersion: String, kind: String) {
    if let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")) {
      group = String(apiVersion[..<slash])
      version = String(apiVersion[apiVersion.utf8.index(after: slash)...])
    } else {
      group = ""
      version = apiVersion
    }
    self.kind = kind
  }

  package var apiVersion: String { group.isEmpty ? version : "\(group)/\(version)" }

  /// Whether every part that a selector gives is this one's.
  package func isSelected(by selector: GroupVersionKind) -> Bool {
    (selector.kind.isEmpty || selector.kind == kind) && (selector.group.isEmpty || selector.group == group)
      && (selector.version.isEmpty || selector.version == version)
  }

  /// `kind.version.group`, as kustomize's messages and annotations name a type.
  package var dotted: String {
    "\(kind.isEmpty ? "[noKind]" : kind).\(version.isEmpty ? "[noVer]" : version)"
      + ".\(group.isEmpty ? "[noGrp]" : group)"
  }
}
