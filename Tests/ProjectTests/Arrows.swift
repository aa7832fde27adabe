/// The order of the house: who may lean on whom.
struct Arrows {
  /// The targets, each of which imports only those before it.
  let targets: [String]
  /// The folders of some targets, each of which names only what stands in those before it.
  let folders: [String: [String]]
  /// The folders whose own folders are rooms side by side: two of them may not lean on each other.
  let rooms: Set<String>

  static let house = Arrows(
    targets: [
      "CLibYAML", "CPlatform", "Diagnostics", "RegularExpressions", "YAML", "Kubernetes", "Kustomize",
      "DeploymentModels", "Inspection", "StrataCommands", "CStart", "StrataExecutable", "Strata",
    ],
    folders: ["Kustomize": ["Loading", "Fields", "Staging", "Features", "Stages", "Layers", "API"]],
    rooms: ["Kustomize/Features"])

  /// What leans the wrong way, a sentence each.
  func violations(in files: [SwiftFile]) -> [String] {
    files.flatMap { violations(ofImports: $0) }
      + folders.keys.sorted().flatMap { target in
        violations(in: target, files.filter { $0.path.hasPrefix(target + "/") })
      }
  }

  private func violations(ofImports file: SwiftFile) -> [String] {
    let target = String(file.path.prefix { $0 != "/" })
    guard let place = targets.firstIndex(of: target) else {
      return ["\(file.path): \(target) has no place in the order"]
    }
    return file.imports.sorted().compactMap { name in
      guard let other = targets.firstIndex(of: name), other >= place else { return nil }
      return "\(file.path) imports \(name), which stands above \(target)"
    }
  }

  private func violations(in target: String, _ files: [SwiftFile]) -> [String] {
    var homes: [String: String] = [:]
    for file in files {
      for name in file.declared { homes[name] = home(of: file, in: target) }
    }
    var violations: [String] = []
    var leanings: [String: [String: String]] = [:]
    for file in files {
      let own = home(of: file, in: target)
      guard let rank = rank(of: own, in: target) else {
        violations.append("\(file.path): '\(own)' has no place among the folders of \(target)")
        continue
      }
      for name in file.named.sorted() {
        guard let other = homes[name], other != own, let otherRank = self.rank(of: other, in: target) else { continue }
        if otherRank > rank {
          violations.append("\(file.path) names \(name) of \(other), which stands above \(own)")
        } else if otherRank == rank {
          leanings[own, default: [:]][other] = "\(file.path) names \(name)"
        }
      }
    }
    return violations + circles(leanings)
  }

  /// Rooms that lean on each other, be it through others.
  private func circles(_ leanings: [String: [String: String]]) -> [String] {
    func reaches(_ goal: String, from start: String) -> Bool {
      var seen: Set = [start]
      var rest = [start]
      while let room = rest.popLast() {
        for next in (leanings[room] ?? [:]).keys where seen.insert(next).inserted { rest.append(next) }
      }
      return start != goal && seen.contains(goal)
    }
    return leanings.sorted { $0.key < $1.key }.flatMap { room, others in
      others.sorted { $0.key < $1.key }.filter { reaches(room, from: $0.key) }.map { other, use in
        "\(room) and \(other) lean on each other: \(use)"
      }
    }
  }

  /// The folder of a file within its target: one of the order, or a room.
  private func home(of file: SwiftFile, in target: String) -> String {
    let parts = file.folder.split(separator: "/").dropFirst().map(String.init)
    guard let first = parts.first else { return "the top" }
    return rooms.contains("\(target)/\(first)") && parts.count > 1 ? "\(first)/\(parts[1])" : first
  }

  private func rank(of home: String, in target: String) -> Int? {
    folders[target]?.firstIndex(of: String(home.prefix { $0 != "/" }))
  }
}
