import Diagnostics

/// A place in a file, as a person names it: `base/deployment.yaml:8:15`.
public struct Location: Sendable, Hashable, CustomStringConvertible {
  /// The file, as it is reached from where the build was started.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in characters.
  public let column: Int

  public init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }

  init(_ location: Diagnostics.Location) {
    self.init(path: location.path, line: location.line, column: location.column)
  }

  /// `path:line:column`.
  public var description: String { "\(path):\(line):\(column)" }
}
