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
    var renderer = TextDiffRenderer(try report("overlays/\(left)", "overlays/\(right)"), color: false)
    try expectGolden(renderer.render(), "diff-\(left)-\(right).txt")
  }

  /// The same differences, whatever the deployment model, in every format; and a model against none.
  @Test(arguments: ["single-container", "single-pod", "multi-pod"])
  func models(model: String) throws {
    let sides = try ["overlays/dev", "overlays/prod"].map { try Repository.load($0, components: ["models/\(model)"]) }
    let report = DiffReport(sides[0], sides[1])
    let name = "diff-dev-prod-\(model)"
    var text = TextDiffRenderer(report, color: false)
    try expectGolden(text.render(), "\(name).txt")
    try expectGolden(UnifiedDiffRenderer(report, color: false).render(), "\(name).diff")
    try expectGolden(JSONDiffRenderer(report).render(), "\(name).json")
    try expectGolden(MarkdownDiffRenderer(report).render(), "\(name).md")
    try expectGolden(GitHubDiffRenderer(report).render(), "\(name).github")
    let plain = try Repository.load("overlays/prod")
    var other = TextDiffRenderer(DiffReport(plain, sides[1]), color: false)
    try expectGolden(other.render(), "diff-plain-\(model).txt")
  }

  @Test func textWithPlaces() throws {
    var renderer = TextDiffRenderer(try report("overlays/dev", "overlays/prod", places: true), color: false)
    try expectGolden(renderer.render(), "diff-dev-prod-blame.txt")
  }

  @Test func textInColour() throws {
    var renderer = TextDiffRenderer(try report("overlays/dev", "overlays/prod"), color: true)
    try expectGolden(renderer.render(), "diff-dev-prod-color.txt")
  }

  @Test func unified() throws {
    let renderer = UnifiedDiffRenderer(try report("overlays/dev", "overlays/prod"), color: false)
    try expectGolden(renderer.render(), "diff-dev-prod.diff")
  }

  @Test func json() throws {
    try expectGolden(JSONDiffRenderer(try report("overlays/dev", "overlays/prod")).render(), "diff-dev-prod.json")
  }

  @Test func markdown() throws {
    try expectGolden(
      MarkdownDiffRenderer(try report("overlays/dev", "overlays/prod")).render(), "diff-dev-prod.md")
  }

  @Test func markdownIsCutToItsSize() throws {
    let text = MarkdownDiffRenderer(try report("overlays/dev", "overlays/prod"), sizeLimit: 1_000).render()
    #expect(text.utf8.count <= 1_000)
    #expect(text.contains("more section"))
  }

  @Test func github() throws {
    try expectGolden(GitHubDiffRenderer(try report("overlays/dev", "overlays/prod")).render(), "diff-dev-prod.github")
  }

  @Test(arguments: ["overlays/dev", "overlays/staging", "overlays/prod"])
  func sameIsSilent(target: String) throws {
    let report = try report(target, target)
    #expect(report.isEmpty)
    var renderer = TextDiffRenderer(report, color: true)
    #expect(renderer.render().isEmpty)
    #expect(UnifiedDiffRenderer(report, color: true).render().isEmpty)
    #expect(GitHubDiffRenderer(report).render().isEmpty)
  }
}
