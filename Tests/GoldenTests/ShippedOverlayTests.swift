import Foundation
import Kustomize
import Testing

/// Every overlay of this repository, against its golden file and, where it is installed, against kubectl.
@Suite struct ShippedOverlayTests {
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let overlays: [String] = {
    let path = repository.appending(path: "overlays").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  private func render(_ overlay: String) throws -> Data {
    let directory = Self.repository.appending(path: "overlays/\(overlay)").path
    return Data(try Build.render(directory: directory, options: BuildOptions()).yaml)
  }

  @Test(arguments: overlays)
  func goldenFile(_ overlay: String) throws {
    let golden = Self.repository.appending(path: "Tests/GoldenTests/Shipped/\(overlay).yaml")
    try expectGolden(try render(overlay), equals: golden)
  }

  @Test(.enabled(if: Kubectl.isInstalled, "kubectl is not installed"), arguments: overlays)
  func kubectl(_ overlay: String) throws {
    let expected = try Kubectl.kustomize(Self.repository.appending(path: "overlays/\(overlay)").path)
    let actual = try render(overlay)
    #expect(actual == expected, "\(firstDifference(actual, expected))")
  }

  @Test func overlaysAreFound() {
    #expect(Self.overlays == ["dev", "prod", "staging"])
  }
}
