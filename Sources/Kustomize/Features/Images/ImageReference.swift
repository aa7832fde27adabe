/// What a container runs, taken apart: `[[host[:port]/]path/]name[:tag][@digest]`.
package struct ImageReference: Hashable, Sendable, CustomStringConvertible {
  package var name: String
  package var tag = ""
  package var digest = ""

  /// Splits as kustomize does (api/internal/image): what stands before the first slash may have a port.
  package init(_ text: String) {
    let bytes = text.utf8
    let path = bytes.firstIndex(of: UInt8(ascii: "/")) ?? text.startIndex
    let at = bytes[path...].firstIndex(of: UInt8(ascii: "@"))
    var colon = bytes[path...].firstIndex(of: UInt8(ascii: ":"))
    if let at, let before = colon, at < before { colon = nil }
    name = String(text[..<(colon ?? at ?? text.endIndex)])
    if let colon { tag = String(text[bytes.index(after: colon)..<(at ?? text.endIndex)]) }
    if let at { digest = String(text[bytes.index(after: at)...]) }
  }

  package var description: String {
    name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)")
  }
}
