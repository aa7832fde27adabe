import Diagnostics
import Foundation
import Kustomize
import Testing

@testable import Inspection

/// A repository in a temporary folder, with changes that are not committed.
@Suite struct GitFileSystemTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    try write("base/kustomization.yaml", "resources: [map.yaml]\n")
    try write("base/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {LEVEL: info}\n")
    try write("overlay/kustomization.yaml", "resources: [../base, link.yaml]\n")
    try write("other.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/base/link", withDestinationPath: "map.yaml")
    try write("overlay/link.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n")
    try git("init", "-q")
    try git("add", ".")
    try git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "first")
    try write("base/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {LEVEL: debug}\n")
    try write("untracked.yaml", "a: 1\n")
    try FileManager.default.removeItem(atPath: folder.path + "/overlay/link.yaml")
    try write("overlay/kustomization.yaml", "resources: [../base]\n")
  }

  private func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: folder.path).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  @discardableResult private func git(_ arguments: String...) throws -> String {
    try ProcessRunner().runSuccessfully(ProcessRequest("git", ["-C", folder.path] + arguments)).text
  }

  @Test func comparesWithARevision() throws {
    let status = try git("status", "--porcelain")
    let target = folder.path + "/overlay"
    let files = try GitFileSystem(revision: "HEAD", directory: target)
    let diff = DiffReport(try Manifests.load(target, fileSystem: files), try Manifests.load(target)).diff
    #expect(diff.resources.map(\.title) == ["ConfigMap other", "ConfigMap settings"])
    #expect(diff.resources.last?.fields.map(\.path.description) == ["data.LEVEL"])
    #expect(try git("status", "--porcelain") == status)
  }

  @Test func followsLinksOfTheRevision() throws {
    let files = try GitFileSystem(revision: "HEAD", directory: folder.path)
    #expect(files.canonicalPath(folder.path + "/base/link") == folder.path + "/base/map.yaml")
    #expect(files.kind(of: folder.path + "/base") == .directory)
    #expect(files.kind(of: folder.path + "/untracked.yaml") == nil)
    #expect(try files.names(in: folder.path + "/overlay").sorted() == ["kustomization.yaml", "link.yaml"])
  }

  @Test func refusesWhatIsNotThere() throws {
    #expect(throws: Diagnostic.self) { try GitFileSystem(revision: "nowhere", directory: folder.path) }
    #expect(throws: Diagnostic.self) { try GitFileSystem(revision: "--help", directory: folder.path) }
    #expect(throws: Diagnostic.self) { try GitFileSystem(revision: "HEAD", directory: "/") }
  }
}
