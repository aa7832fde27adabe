import Diagnostics
import YAML

extension Node {
  /// The part of a selector that no resource answers to, kind or name, and what was probably meant by it.
  ///
  /// - Parameter resources: those that it chooses among.
  package func mistakenPart(among resources: [Resource]) -> (part: Node, meant: String)? {
    let kind = self["kind"].flatMap { $0.isScalar && !$0.bytes.isEmpty ? $0 : nil }
    let ofKind = resources.filter { resource in kind.map { $0.hasText(resource.kind) } ?? true }
    if let kind, ofKind.isEmpty { return nearestWord(to: kind.string, among: resources.map(\.kind)).map { (kind, $0) } }
    guard let name = self["name"], name.isScalar else { return nil }
    return nearestWord(to: name.string, among: ofKind.flatMap { $0.allIDs.map(\.name) }).map { (name, $0) }
  }
}
