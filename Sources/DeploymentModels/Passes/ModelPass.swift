/// One step from the resources as they were to those that a model makes of them.
protocol ModelPass {
  init(_ plan: Plan, _ changes: Changes)

  /// - Throws: `Diagnostic` where what the plan asks for cannot be.
  func run() throws
}
