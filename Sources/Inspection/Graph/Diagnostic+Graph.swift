import Diagnostics
import YAML

extension Diagnostic.ID {
  package static let danglingReference = Diagnostic.ID("K1404", "dangling-reference")
}

extension Diagnostic {
  static func danglingReference(_ resource: String, _ label: String, _ target: String, at node: Node?) -> Diagnostic {
    Diagnostic(
      .danglingReference, "\(resource) refers to \(target) (\(label)), which is not in this build", severity: .warning,
      at: node?.snippet)
  }
}
