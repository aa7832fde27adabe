import Diagnostics
import Testing

@testable import Kustomize

/// A kustomization in a temporary folder, with programs that it runs.
struct BuildFixture {
  let folder: TemporaryDirectory
  var options = BuildOptions()

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryDirectory()
    options.enablesPlugins = true
    options.enablesExec = true
    options.reorder = BuildOptions.Reorder.none
    for (name, text) in files { try write(name, text) }
  }

  func write(_ name: String, _ text: String) throws {
    try TemporaryDirectory.makeFolders(Path.directory(of: "\(folder.path)/\(name)"))
    _ = try folder.write(text.utf8, to: name)
  }

  func script(_ name: String, _ body: String) throws {
    try TemporaryDirectory.makeFolders(Path.directory(of: "\(folder.path)/\(name)"))
    try KustomizeTests.script(body, at: folder, name)
  }

  func build(_ directory: String = ".") throws -> BuildResult {
    try Build.run(
      directory: directory.contains("://") ? directory : Path.join(folder.path, directory), options: options)
  }

  func yaml(_ directory: String = ".") throws -> String { String(decoding: try build(directory).yaml(), as: UTF8.self) }

  func error(_ directory: String = ".") throws -> Diagnostic {
    try #require(throws: Diagnostic.self) { try build(directory) }
  }

  func text(_ name: String) -> String? { readText("\(folder.path)/\(name)") }
}
