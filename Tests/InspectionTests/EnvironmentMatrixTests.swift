import TestSupport
import Testing

@testable import Inspection

@Suite struct EnvironmentMatrixTests {
  @Test func shippedOverlays() throws {
    let matrix = EnvironmentMatrix(try ["dev", "staging", "prod"].map { try Repository.load("overlays/\($0)") })
    let renderer = MatrixRenderer(matrix)
    try expectGolden(renderer.text(color: false), "matrix.txt")
    try expectGolden(renderer.markdown(), "matrix.md")
    try expectGolden(renderer.json(), "matrix.json")
  }

  @Test func whatIsTheSameIsLeftOut() throws {
    let side = try Repository.load("overlays/prod")
    let matrix = EnvironmentMatrix([side, side, side])
    #expect(matrix.sections.isEmpty)
    #expect(matrix.sameCount == side.resources.count)
  }
}
