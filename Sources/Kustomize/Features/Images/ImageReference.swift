import Diagnostics

/// What a container runs, taken apart: `[[host[:port]/]path/]name[:tag][@digest]`.
package struct ImageReference: Hashable, Sendable, CustomStringConvertible {
  package var name: String
  package var tag = ""
  package var digest = ""

  package init(_ text: String) { self = text.withBytes(Self.init) }

  /// Splits as kustomize does (api/internal/image): what stands before the first slash may have a port.
  package init(_ text: ByteSpan) {
    let slash = text.index(of: UInt8(ascii: "/"), from: 0)
    let path = slash < text.count ? slash : 0
    let at = text.index(of: UInt8(ascii: "@"), from: path)
    let colon = text.index(of: UInt8(ascii: ":"), from: path)
    func part(_ range: Range<Int>) -> String { String(decoding: text.extracting(range), as: UTF8.self) }
    name = part(0..<min(colon, at))
    if colon < at { tag = part(colon + 1..<at) }
    if at < text.count { digest = part(at + 1..<text.count) }
  }

  package var description: String {
    name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)")
  }
}
