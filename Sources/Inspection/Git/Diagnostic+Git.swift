import Diagnostics

extension Diagnostic.ID {
  package static let noRepository = Diagnostic.ID("K1405", "no-repository")
  package static let noRevision = Diagnostic.ID("K1406", "no-revision")
}

extension Diagnostic {
  static func noRepository(_ directory: String) -> Diagnostic {
    Diagnostic(.noRepository, "'\(directory)' is not in a git repository")
  }

  static func noRevision(_ revision: String) -> Diagnostic {
    Diagnostic(.noRevision, "the repository has no revision '\(revision)'")
  }
}
