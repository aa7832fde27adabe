import Diagnostics
import TestSupport
import Testing

@testable import Inspection

/// The diff of the shipped environments, in every format.
@Suite struct DiffOutputTests {
  private func report(_ left: String, _ right: String, places: Bool = false) throws -> DiffReport {
    var report = DiffReport(try Repository.load(left), try Repository.load(right))
    report.showsPlaces = places
    return report
  }

  @Test(arguments: [("dev", "prod"), ("dev", "staging"), ("staging", "prod")])
  func text(_ left: String, _ right: String) throws {
    try expectGolden(report("overlays/\(left)", "overlays/\(right)").text("text"), "diff-\(left)-\(right).txt")
  }

  /// The same differences, whatever the deployment model, in every format; and a model against none.
  @Test(arguments: ["single-container", "single-pod", "multi-pod"])
  func models(model: String) throws {
    let sides = try ["overlays/dev", "overlays/prod"].map { try Repository.load($0, components: ["models/\(model)"]) }
    let report = DiffReport(sides[0], sides[1])
    let name = "diff-dev-prod-\(model)"
    for (format, ending) in [
      ("text", "txt"), ("unified", "diff"), ("json", "json"), ("markdown", "md"), ("github", "github"),
    ] { try expectGolden(report.text(format), "\(name).\(ending)") }
    let plain = try Repository.load("overlays/prod")
    try expectGolden(DiffReport(plain, sides[1]).text("text"), "diff-plain-\(model).txt")
  }

  @Test func textWithPlaces() throws {
    try expectGolden(report("overlays/dev", "overlays/prod", places: true).text("text"), "diff-dev-prod-blame.txt")
  }

  @Test func textInColour() throws {
    let text = try report("overlays/dev", "overlays/prod").text("text", OutputStyle(color: true))
    try expectGolden(text, "diff-dev-prod-color.txt")
  }

  @Test func unified() throws {
    try expectGolden(report("overlays/dev", "overlays/prod").text("unified"), "diff-dev-prod.diff")
  }

  @Test func json() throws {
    try expectGolden(report("overlays/dev", "overlays/prod").text("json"), "diff-dev-prod.json")
  }

  @Test func markdown() throws {
    try expectGolden(report("overlays/dev", "overlays/prod").text("markdown"), "diff-dev-prod.md")
  }

  @Test func markdownIsCutToItsSize() throws {
    let text = try report("overlays/dev", "overlays/prod").text("markdown", OutputStyle(sizeLimit: 1_000))
    #expect(text.utf8.count <= 1_000)
    #expect(text.contains("more section"))
  }

  @Test func github() throws {
    try expectGolden(report("overlays/dev", "overlays/prod").text("github"), "diff-dev-prod.github")
  }

  @Test(arguments: ["overlays/dev", "overlays/staging", "overlays/prod"])
  func sameIsSilent(target: String) throws {
    let report = try report(target, target)
    #expect(report.isEmpty)
    for format in ["text", "unified", "github"] { #expect(try report.text(format, OutputStyle(color: true)).isEmpty) }
  }
}
