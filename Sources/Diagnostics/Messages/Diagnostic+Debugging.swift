extension Diagnostic: CustomDebugStringConvertible {
  /// With its line, its notes and its id, as a terminal shows it.
  package var debugDescription: String { TextRenderer(color: false).render(self) }
}

extension DiagnosticList: CustomDebugStringConvertible {
  package var debugDescription: String { diagnostics.map(\.debugDescription).joined() }
}
