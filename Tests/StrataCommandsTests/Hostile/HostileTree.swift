import Foundation
import TestSupport

/// A tree that somebody made to do harm, by rule: what is in it, and how it is built.
struct HostileTree: Sendable {
  enum Item: Sendable {
    case text(String)
    case bytes([UInt8])
    case link(to: String)
    case pipe
  }

  var name: String
  /// By their paths in the tree.
  var items: [String: Item]
  /// The folder to build.
  var target = "."
  var flags: [String] = []

  init(_ name: String, _ texts: [String: String], target: String = ".", flags: [String] = []) {
    self.name = name
    items = texts.mapValues(Item.text)
    self.target = target
    self.flags = flags
  }

  struct NotMade: Error {}

  func write(to folder: URL) throws {
    let files = FileManager.default
    // Links come last, so that nothing is written through one.
    for (path, item) in items.sorted(by: { $0.key < $1.key }) {
      let place = folder.appending(path: path)
      try files.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      switch item {
      case .text(let text): try Data(text.utf8).write(to: place)
      case .bytes(let bytes): try Data(bytes).write(to: place)
      case .link(let target): try files.createSymbolicLink(atPath: place.path, withDestinationPath: target)
      case .pipe:
        guard Command.run("mkfifo", [place.path])?.status == 0 else { throw NotMade() }
      }
    }
  }

  /// Builds the tree with the built program.
  ///
  /// - Returns: the line of the golden file, and how long it took.
  func run() throws -> (line: String, time: Duration) {
    // Where trees are kept, they can be built by other means too.
    let kept = TestEnvironment.original["STRATA_HOSTILE_TREES"].map { URL(filePath: $0).appending(path: name) }
    let temporary = try TemporaryFolder()
    let folder = kept ?? temporary.url
    try write(to: folder)
    let start = ContinuousClock.now
    guard let command = Command.run(StrataBinary.path, ["build", target] + flags, in: folder) else { throw NotMade() }
    let time = ContinuousClock.now - start
    let said = String(decoding: command.standardError, as: UTF8.self).split(separator: "\n").first ?? ""
    let line = said.count > 200 ? said.prefix(200) + "…" : said[...]
    let output = command.standardOutput.isEmpty ? "nothing" : "manifests"
    return ("\(name): \(command.status), \(output), \(line)".replacing(folder.path, with: "TREE"), time)
  }
}
