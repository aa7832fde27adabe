/// The order of the house: who may lean on whom.
struct Arrows {
  /// The targets, each of which imports only those before it.
  let targets: [String]
  /// The folders of some targets, each of which names only what stands in those before it; no name is the target's top.
  let folders: [String: [String]]
  /// The folders whose own folders are rooms side by side: two of them may not lean on each other.
  let rooms: Set<String>

  static let house = Arrows(
    targets: [
      "CLibYAML", "CPlatform", "Diagnostics", "RegularExpressions", "YAML", "Kubernetes", "Kustomize",
      "DeploymentModels", "Inspection", "Editing", "StrataCommands", "CStart", "StrataExecutable", "Strata",
    ],
    folders: [
      "Diagnostics": ["", "Escaping", "Output", "Messages", "Source"],
      "YAML": ["", "GoText", "Tree", "Reading", "Writing", "Outline"],
      "Kubernetes": ["", "Resources", "FieldSpecs", "Schema"],
      "Kustomize": ["Loading", "Fields", "Staging", "Features", "Stages", "Layers", "API"],
      "DeploymentModels": [
        "Model", "Addresses", "Selectors", "Plan", "Access", "Changes", "Supervision", "Pods", "Passes", "",
        "Comparison", "Function",
      ],
      "Inspection": ["", "Git", "Diff", "DiffOutput", "Blame", "Graph", "Matrix", "Layers"],
      "StrataCommands": ["Output", ""],
    ],
    rooms: ["Kustomize/Features"])

  /// What leans the wrong way, a sentence each.
  func violations(in files: [SwiftFile]) -> [String] {
    let byTarget = Dictionary(grouping: files, by: \.target)
    return files.flatMap { violations(ofImports: $0) }
      + folders.keys.sorted().flatMap { target in
        TargetArrows(
          target, order: folders[target] ?? [], hasRooms: { rooms.contains("\(target)/\($0)") },
          files: byTarget[target] ?? [],
          below: targets.prefix { $0 != target }.flatMap { byTarget[$0] ?? [] }
        ).violations()
      }
  }

  private func violations(ofImports file: SwiftFile) -> [String] {
    guard let place = targets.firstIndex(of: file.target) else {
      return ["\(file.path): \(file.target) has no place in the order"]
    }
    return file.imports.sorted().compactMap { name in
      guard let other = targets.firstIndex(of: name), other >= place else { return nil }
      return "\(file.path) imports \(name), which stands above \(file.target)"
    }
  }
}
