import Foundation
import Strata

// usage: StrataBenchmarks TREES [TEXT]
// Measures what a program that uses the library waits for, over the trees that Benchmarks/trees has made, or over those
// whose name contains TEXT. Start-up is measured by Benchmarks/run, from outside.

let arguments = CommandLine.arguments.dropFirst()
guard let trees = arguments.first else {
  print("usage: StrataBenchmarks TREES [TEXT]")
  exit(2)
}
let text = arguments.dropFirst().first ?? ""

/// Builds the folders of a tree that lie over one base: the first of them in a process that has built nothing, then all
/// of them one by one, alone and in a session.
func measureOverlays(in folder: URL) throws {
  let overlays = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasPrefix("overlay-") }.sorted().map { folder.appending(path: $0).path }
  guard let first = overlays.first else { return }
  let clock = ContinuousClock()
  var bytes = 0
  let once = try clock.measure { bytes = try BuildSession().render(first).yaml.count }
  let one = Measurement("one overlay, the first of the process", once, bytes: bytes)
  let alone = try Measurement("\(overlays.count) overlays, each alone") {
    try overlays.reduce(0) { try $0 + BuildSession().render($1).yaml.count }
  }
  var options = BuildOptions()
  options.threads = 1
  let single = try Measurement("\(overlays.count) overlays in a session, one thread") {
    try BuildSession(options: options).render(overlays).reduce(0) { $0 + $1.yaml.count }
  }
  let together = try Measurement("\(overlays.count) overlays in a session") {
    try BuildSession().render(overlays).reduce(0) { $0 + $1.yaml.count }
  }
  let again = try Measurement("one overlay, again") { try BuildSession().render(first).yaml.count }
  for measurement in [one, again, alone, single, together] { print(measurement.description) }
  print(
    String(
      format: "  the session takes %.1f times the first, %.1f times one again",
      together.seconds / one.seconds, together.seconds / again.seconds))
}

/// Builds a tree, prints it, reads what was printed, and takes it apart.
func measure(_ name: String, in folder: URL) throws {
  let manifests = try Manifests(building: folder.path)
  let output = try manifests.yaml()
  let measurements = [
    try Measurement("build   \(name)") { try Manifests(building: folder.path).yaml().count },
    try Measurement("read    \(name)") {
      _ = try Manifests(reading: output, name: "output.yaml")
      return output.count
    },
    try Measurement("write   \(name)") { try manifests.yaml().count },
    Measurement("values  \(name)") {
      _ = manifests.resources.map(\.value)
      return output.count
    },
    Measurement("origins \(name)") {
      _ = manifests.origins()
      return output.count
    },
    Measurement("diff    \(name)") {
      _ = Diff(from: manifests, to: manifests)
      return output.count
    },
  ]
  for measurement in measurements { print(measurement.description) }
}

do {
  let names = try FileManager.default.contentsOfDirectory(atPath: trees).sorted()
  for name in names where text.isEmpty || name.contains(text) {
    let folder = URL(filePath: trees).appending(path: name)
    // First of all, as what a process does once is part of its first build.
    try measureOverlays(in: folder)
    try measure(name, in: folder)
  }
} catch let error as BuildError {
  print(error)
  exit(1)
}
