import Diagnostics
import YAML

// The messages of the image transformer.

extension Diagnostic {
  /// - Parameter names: those of the images that there are, without tags.
  static func unusedImage(_ entry: ImageEntry, among names: [String]) -> Diagnostic {
    let name = entry.name?.string ?? ""
    let place = entry.name ?? entry.node
    return entry.pattern.isValid
      ? place.diagnostic(
        .noEffect, "no container uses the image '\(name)'",
        meant: nearestWord(to: name, among: names) ?? names.first { $0.hasSuffix("/\(name)") })
      : place.diagnostic(.noEffect, "'\(name)' is not a regular expression, and so names no image")
  }
}
