import Diagnostics
import Foundation
import Kustomize
import TestSupport
import Testing

@testable import StrataCommands

/// A build that is written to files, on a file system of which each call fails once.
@Suite struct ManifestFilesTests {
  private static let manifests = (0..<3).map { number in
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\(number)\ndata:\n  text: \(String(repeating: "x", count: 500))\n"
  }

  private func result() throws -> BuildResult {
    try Build.run(
      directory: ".",
      fileSystem: InMemoryFileSystem([
        "kustomization.yaml": "resources: [all.yaml]\n", "all.yaml": Self.manifests.joined(separator: "---\n"),
      ]))
  }

  /// What is in a folder and below: texts by their paths. What strata left behind is not among them.
  private func contents(of folder: TemporaryFolder) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in folder.text(path).map { (path, $0) } })
  }

  private static let folderNames = (0..<3).map { "v1_configmap_m\($0).yaml" }

  enum Place: String, CaseIterable {
    case newFile, oldFile, link, newFolder, oldFolder, nestedFolder

    var path: String {
      switch self {
      case .newFile, .oldFile: "out.yaml"
      case .link: "link.yaml"
      case .newFolder: "out/"
      case .oldFolder: "out"
      case .nestedFolder: "a/b/out/"
      }
    }

    func prepare(_ folder: TemporaryFolder) throws {
      switch self {
      case .newFile, .newFolder, .nestedFolder: break
      case .oldFile: try folder.write("out.yaml", "old")
      case .link:
        try folder.write("target/out.yaml", "old")
        try FileManager.default.createSymbolicLink(
          atPath: folder.path + "/link.yaml", withDestinationPath: "target/out.yaml")
      case .oldFolder:
        try folder.write("out/other.yaml", "other")
        for name in ManifestFilesTests.folderNames.dropLast() { try folder.write("out/\(name)", "old") }
      }
    }
  }

  @Test(arguments: Place.allCases)
  func oldOrNew(_ place: Place) throws {
    let result = try result()
    var expected: [String: String]?
    for fault in -1..<1000 {
      let folder = try TemporaryFolder()
      try place.prepare(folder)
      let before = try contents(of: folder)
      let files = FaultyFileSystem(failing: fault, with: System.Failure(code: ENOSPC), after: 100)
      let target = folder.path + "/" + place.path
      do {
        try ManifestFiles(result, at: target, on: files).write()
        let after = try contents(of: folder)
        // Without a fault, all is there and nothing else; with one that was got over, a second name may be left.
        expected = expected ?? after
        #expect(after.filter { !$0.key.contains(".strata-") } == expected, "\(fault)")
        if files.calls <= fault { return }
      } catch let error as Diagnostic {
        #expect(error.id == .outputNotWritable)
        #expect(error.message == "'\(target)' cannot be written: no space left on device")
        #expect(try contents(of: folder) == before, "\(fault)")
      }
    }
    Issue.record("there is no end to the calls")
  }

  @Test func writesWhatIsPrinted() throws {
    let result = try result()
    let folder = try TemporaryFolder()
    for place in ["out.yaml", "rendered/"] {
      try ManifestFiles(result, at: folder.path + "/" + place).write()
    }
    let all = String(decoding: try result.yaml(), as: UTF8.self)
    #expect(try contents(of: folder)["out.yaml"] == all)
    #expect(Self.folderNames.map { folder.text("rendered/\($0)")! }.joined(separator: "---\n") == all)
    #expect(try contents(of: folder).count == 4)
  }

  @Test func aFileKeepsWhatItLets() throws {
    let folder = try TemporaryFolder()
    try folder.write("out.yaml", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/out.yaml")
    try ManifestFiles(try result(), at: folder.path + "/out.yaml").write()
    try ManifestFiles(try result(), at: folder.path + "/new.yaml").write()
    let permissions = try ["out.yaml", "new.yaml"].map {
      try FileManager.default.attributesOfItem(atPath: folder.path + "/" + $0)[.posixPermissions] as? Int
    }
    #expect(permissions == [0o640, 0o644])
  }

  @Test func aLinkStaysALink() throws {
    let folder = try TemporaryFolder()
    try Place.link.prepare(folder)
    try ManifestFiles(try result(), at: folder.path + "/link.yaml").write()
    #expect(System.status(of: folder.path + "/link.yaml", followsLinks: false)?.kind == .link)
    #expect(folder.text("target/out.yaml")?.hasPrefix("apiVersion") ?? false)
  }

  /// In a folder nothing is written through a link, and a folder is no file.
  @Test(arguments: [true, false])
  func onlyFilesAreReplaced(isLink: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("out/\(Self.folderNames[0])", "old")
    let path = folder.path + "/out/" + Self.folderNames[2]
    if isLink {
      try folder.write("elsewhere", "elsewhere")
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../elsewhere")
    } else {
      try folder.write("out/\(Self.folderNames[2])/file", "file")
    }
    let before = try contents(of: folder)
    let error = try #require(throws: Diagnostic.self) {
      try ManifestFiles(try result(), at: folder.path + "/out").write()
    }
    #expect(error.message.hasSuffix(isLink ? "it is a link, and is not written through" : "it is a folder"))
    #expect(try contents(of: folder) == before)
  }
}
