import Diagnostics
import YAML

// The messages of the image transformer.

extension Diagnostic {
  static func unusedImage(_ entry: ImageEntry) -> Diagnostic {
    let name = entry.name?.string ?? ""
    let place = entry.name ?? entry.node
    return entry.pattern.isValid
      ? place.diagnostic(.noEffect, "no container uses the image '\(name)'")
      : place.diagnostic(.noEffect, "'\(name)' is not a regular expression, and so names no image")
  }
}
