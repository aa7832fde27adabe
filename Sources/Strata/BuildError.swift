import Diagnostics

/// Why there are no manifests: one error or several, as data.
///
/// ```swift
/// do {
///   let manifests = try Manifests(building: "overlays/prod")
///   print(manifests.resources.count)
/// } catch {
///   for diagnostic in error.diagnostics {
///     print(diagnostic.location?.line ?? 0, diagnostic.message)
///   }
/// }
/// ```
public struct BuildError: Error, Sendable, Hashable {
  /// What is wrong, at least one thing.
  public let diagnostics: [Diagnostic]
}

extension BuildError: CustomStringConvertible {
  /// All diagnostics as the command line tells them.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension BuildError {
  /// Runs what throws the engine's errors, and throws them as this one.
  static func wrapping<Result>(_ body: () throws -> Result) throws(BuildError) -> Result {
    do {
      return try body()
    } catch let error as Diagnostics.Diagnostic {
      throw BuildError(diagnostics: [Diagnostic(error)])
    } catch let error as DiagnosticList {
      throw BuildError(diagnostics: error.diagnostics.map { Diagnostic($0) })
    } catch {
      throw BuildError(diagnostics: [Diagnostic(Diagnostics.Diagnostic(.unexpected, "\(error)"))])
    }
  }
}

extension Diagnostics.Diagnostic.ID {
  /// An error that is not of Strata's making, such as one of the system.
  static let unexpected = Diagnostics.Diagnostic.ID("K0999", "unexpected-error")
}
