import TestSupport
import Testing

@testable import Inspection

@Suite struct EnvironmentMatrixTests {
  @Test func shippedOverlays() throws {
    let matrix = EnvironmentMatrix(try ["dev", "staging", "prod"].map { try Repository.load("overlays/\($0)") })
    try expectGolden(matrix.text("text"), "matrix.txt")
    try expectGolden(matrix.text("markdown"), "matrix.md")
    try expectGolden(matrix.text("json"), "matrix.json")
  }

  /// Groups of as many resources are still of other ones.
  @Test func groupsAreToldApart() throws {
    let sides = try ["dev", "prod"].map { name in
      let (tier, zone) = name == "dev" ? ("small", "a") : ("large", "b")
      let maps = (1...4).map { i in
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: m\(i)}
        data: {same: x\(i < 4 ? ", tier: \(tier)" : "")\(i > 1 ? ", zone: \(zone)" : "")}
        """
      }
      return try Manifests.text(maps.joined(separator: "\n---\n"), name: "\(name).yaml")
    }
    #expect(
      try EnvironmentMatrix(sides).text("text") == """
                     dev.yaml  prod.yaml
        3 resources: ConfigMap m1, ConfigMap m2, ConfigMap m3
          data.tier  small     large
        3 resources: ConfigMap m2, ConfigMap m3, ConfigMap m4
          data.zone  a         b

        4 resources differ, 0 the same everywhere

        """)
  }

  @Test func whatIsTheSameIsLeftOut() throws {
    let side = try Repository.load("overlays/prod")
    let matrix = EnvironmentMatrix([side, side, side])
    #expect(matrix.sections.isEmpty)
    #expect(matrix.sameCount == side.resources.count)
  }
}
