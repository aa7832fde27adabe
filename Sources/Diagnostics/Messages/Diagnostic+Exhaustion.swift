extension Diagnostic.ID {
  package static let textTooLarge = Diagnostic.ID("K0114", "text-too-large")
  package static let noMemory = Diagnostic.ID("K0115", "no-memory")
}

/// What is said where there is no room left.
extension Diagnostic {
  /// - Parameter limit: how many bytes there was room for.
  package static func textTooLarge(limit: Int, path: String? = nil) -> Diagnostic {
    let unit = limit >= 1 << 30 ? (30, "GiB") : limit >= 1 << 20 ? (20, "MiB") : (0, "bytes")
    return Diagnostic(.textTooLarge, "a build holds \(limit >> unit.0) \(unit.1) of text at the most", path: path)
  }

  package static func noMemory(for purpose: String) -> Diagnostic {
    Diagnostic(.noMemory, "there is no memory for \(purpose)")
  }

  /// Says so and ends the process with status 1: for where nothing can be thrown, and going on would write outside of
  /// what there is. Reading stops well before, with an error: only what a build makes of what it has read, or a start in
  /// next to no memory, comes here.
  package func endProcess() -> Never {
    try? System.write(Array(TextRenderer(color: false).render(self).utf8), to: System.standardError)
    System.exit(1)
  }
}
