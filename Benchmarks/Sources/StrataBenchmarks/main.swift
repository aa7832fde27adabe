import Diagnostics
import Foundation
import Kustomize
import YAML

// usage: StrataBenchmarks TREES [TEXT]
// Measures parse, write and build, and many overlays over one base in one session, over the trees that Benchmarks/trees has made, or over those whose name contains TEXT.
// Start-up is measured by Benchmarks/run, from outside.

let arguments = CommandLine.arguments.dropFirst()
guard let trees = arguments.first else {
  print("usage: StrataBenchmarks TREES [TEXT]")
  exit(2)
}
let text = arguments.dropFirst().first ?? ""

/// The YAML files of a tree, largest first.
func files(in folder: URL) -> [(name: String, bytes: [UInt8])] {
  let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
  return paths.filter { $0.hasSuffix(".yaml") }
    .compactMap { path in (try? Data(contentsOf: folder.appending(path: path))).map { (path, [UInt8]($0)) } }
    .sorted { $0.bytes.count > $1.bytes.count }
}

/// Reads files into a tree. The nodes live as long as it does.
func parse(_ files: [(name: String, bytes: [UInt8])], into tree: Tree) throws -> [Node] {
  try files.flatMap { file in
    try file.bytes.withBytes { bytes in
      try Reader.read(tree.text.addFile(path: file.name, contents: bytes), into: tree)
    }
  }
}

/// Builds the folders of a tree that lie over one base: the first of them in a process that has built nothing, then all
/// of them one by one, alone and in a session.
func measureOverlays(in folder: URL) throws {
  let overlays = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasPrefix("overlay-") }.sorted().map { folder.appending(path: $0).path }
  guard let first = overlays.first else { return }
  let clock = ContinuousClock()
  var bytes = 0
  let once = try clock.measure { bytes = try Build.render(directory: first).yaml.count }
  let one = Measurement("one overlay, the first of the process", once, bytes: bytes)
  let alone = try Measurement("\(overlays.count) overlays, each alone") {
    try overlays.reduce(0) { try $0 + Build.render(directory: $1).yaml.count }
  }
  var options = BuildOptions()
  options.threads = 1
  let single = try Measurement("\(overlays.count) overlays in a session, one thread") {
    try BuildSession(options: options).render(directories: overlays).reduce(0) { $0 + $1.yaml.count }
  }
  let together = try Measurement("\(overlays.count) overlays in a session") {
    try BuildSession().render(directories: overlays).reduce(0) { $0 + $1.yaml.count }
  }
  let again = try Measurement("one overlay, again") { try Build.render(directory: first).yaml.count }
  for measurement in [one, again, alone, single, together] { print(measurement.description) }
  print(
    String(
      format: "  the session takes %.1f times the first, %.1f times one again",
      together.seconds / one.seconds, together.seconds / again.seconds))
}

do {
  let names = try FileManager.default.contentsOfDirectory(atPath: trees).sorted()
  for name in names where text.isEmpty || name.contains(text) {
    let folder = URL(filePath: trees).appending(path: name)
    // First of all, as what a process does once is part of its first build.
    try measureOverlays(in: folder)
    let input = files(in: folder)
    let size = input.reduce(0) { $0 + $1.bytes.count }
    print(
      try Measurement("parse  \(name)") {
        _ = try parse(input, into: Tree())
        return size
      }.description)
    let tree = Tree()
    let roots = try parse(input, into: tree)
    print(
      try Measurement("write  \(name)") {
        var writer = Writer()
        try withExtendedLifetime(tree) {
          for root in roots { try writer.write(root) }
        }
        return writer.withOutput(\.count)
      }.description)
    print(
      try Measurement("build  \(name)") {
        try Build.render(directory: folder.path, options: BuildOptions()).yaml.count
      }.description)
  }
} catch let diagnostic as Diagnostic {
  print(TextRenderer(color: false).render(diagnostic))
  exit(1)
}
