import Diagnostics
import Inspection

extension Diagnostic.ID {
  static let wrongTargets = Diagnostic.ID("K0902", "wrong-targets")
}

/// What a diff is asked to compare.
enum DiffRequest: Equatable {
  case sides(String, String)
  /// A target as it was at a git revision with what it is now.
  case revision(String, String)
  case matrix([String], OutputName<EnvironmentMatrix>)

  /// - Parameter name: that of the form.
  /// - Throws: `Diagnostic` for what cannot be compared, or not be told so.
  init(_ targets: [String], revision: String?, isMatrix: Bool, output name: String) throws {
    func refused(_ message: String, hint: String? = nil) -> Diagnostic {
      Diagnostic(.wrongTargets, message, hint: hint)
    }
    let count = targets.count == 1 ? "is one" : "are \(targets.isEmpty ? "none" : "\(targets.count)")"
    guard targets.count(where: { $0 == "-" }) <= 1 else { throw refused("standard input can be one side only") }
    switch (isMatrix, revision) {
    case (true, _?): throw refused("--matrix compares targets, and --git one with itself: give one of the two")
    case (true, nil):
      guard targets.count > 1 else { throw refused("a matrix needs two targets or more, and there \(count)") }
      guard let output = OutputName<EnvironmentMatrix>(argument: name) else {
        throw refused("a matrix is told as \(OutputName<EnvironmentMatrix>.list), not as \(name)")
      }
      self = .matrix(targets, output)
    case (false, let revision?):
      guard targets.count <= 1 else { throw refused("--git compares one target with itself, and there \(count)") }
      guard targets != ["-"] else { throw refused("standard input has no git revisions") }
      self = .revision(revision, targets.first ?? ".")
    case (false, nil):
      guard targets.count == 2 else {
        throw refused("a diff is between two targets, and there \(count)", hint: "use --matrix for several")
      }
      self = .sides(targets[0], targets[1])
    }
  }

  /// What is to be built, in the order of the sides.
  ///
  /// - Throws: `Diagnostic` where there is no such revision.
  func sources() throws -> [Manifests.Source] {
    switch self {
    case .sides(let left, let right): [Manifests.Source(left), Manifests.Source(right)]
    case .revision(let revision, let target):
      [
        Manifests.Source(target, in: try GitFileSystem(revision: revision, directory: target)),
        Manifests.Source(target),
      ]
    case .matrix(let targets, _): targets.map { Manifests.Source($0) }
    }
  }
}
