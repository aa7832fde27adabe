import Testing

@testable import DeploymentModels

@Suite struct QuantityTests {
  @Test(arguments: [
    (["100m", "100m"], "200m"), (["500m", "500m"], "1"), (["1", "250m"], "1250m"), (["128Mi", "256Mi"], "384Mi"),
    (["1Gi", "1Gi"], "2Gi"), (["512Mi", "512Mi"], "1Gi"), (["1.5Gi", "512Mi"], "2Gi"), (["1000", "1Ki"], "2024"),
    (["1e3", "1k"], "2000"), (["0.1", "0.2"], "300m"), (["100u", "1m"], "1100u"),
    (["2E", "6E"], "8000000000000000000"),
    (["16Ei", "16Ei"], "32Ei"), (["1n"], "1n"), (["0"], "0"), (["0.5"], "500m"),
  ])
  func sum(_ terms: [String], _ sum: String) throws {
    let quantities = try terms.map { try #require(Quantity($0)) }
    #expect(quantities.reduce(.zero, +).description == sum)
  }

  @Test(arguments: ["", "m", "1x", "1.2.3", "one", "1 Gi"])
  func noQuantity(_ text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test(arguments: [("1536Mi", "1.5 Gi"), ("256Mi", "256 Mi"), ("6250m", "6.25"), ("100m", "0.1"), ("2", "2")])
  func short(_ text: String, _ short: String) throws {
    #expect(try #require(Quantity(text)).short == short)
  }
}
