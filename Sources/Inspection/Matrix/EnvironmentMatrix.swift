import Diagnostics
import Kubernetes
import YAML

/// The fields that are not the same in all of several environments.
package struct EnvironmentMatrix: Reportable {
  package static let formats: [any OutputFormat<EnvironmentMatrix>] = [
    TextMatrixRenderer(), MarkdownMatrixRenderer(), JSONMatrixRenderer(),
  ]

  package struct Row {
    package var path: ValuePath
    /// One for each environment; nil where it has no such value.
    package var values: [Node?]
    /// How many values below the path the row stands for.
    package var count = 1
  }

  package struct Section {
    package var title: String
    /// Whether each environment has the resource.
    package var isPresent: [Bool]
    package var rows: [Row]
    /// The rows as a table shows them: what an environment lacks altogether is one row.
    package var summary: [Row] = []
  }

  package let names: [String]
  package private(set) var sections: [Section] = []
  /// How many resources are the same everywhere.
  package private(set) var sameCount = 0
  private let trees: [Tree]

  /// One resource in all environments.
  private struct Entry {
    var first: Resource
    var resources: [Resource?]
  }

  package init(_ environments: [Manifests], mode: MatchMode = .auto, showsSecrets: Bool = false) {
    names = environments.map(\.name)
    trees = environments.map(\.tree)
    var entries: [Entry] = []
    var renames = Array(repeating: Renames([]), count: environments.count)
    for (column, environment) in environments.enumerated() {
      let matcher = ResourceMatcher(entries.map(\.first), environment.resources, mode: mode)
      renames[column] = Renames(matcher.matches)
      for (i, match) in matcher.matches.enumerated() {
        if let match { entries[i].resources[column] = match.right }
      }
      for resource in matcher.additions {
        var resources = [Resource?](repeating: nil, count: environments.count)
        resources[column] = resource
        entries.append(Entry(first: resource, resources: resources))
      }
    }
    var kinds = ReferencedKinds()
    for entry in entries {
      let section = Self.section(entry, renames, kinds.fields(of: entry.first.type), showsSecrets)
      if section.rows.isEmpty, section.isPresent.allSatisfy({ $0 }) { sameCount += 1 } else { sections.append(section) }
    }
  }

  private static func section(
    _ entry: Entry, _ renames: [Renames], _ references: ReferencedKinds.Fields, _ showsSecrets: Bool
  ) -> Section {
    let flat = entry.resources.map { $0.map(FlatResource.init) }
    let shown = showsSecrets ? flat : entry.resources.map { $0.map { FlatResource(SecretMask.masked($0).resource) } }
    var section = Section(
      title: ResourceDifference.title(of: entry.first.id), isPresent: entry.resources.map { $0 != nil }, rows: [])
    var seen: Set<ValuePath> = []
    for path in flat.compactMap({ $0?.paths }).joined() where seen.insert(path).inserted {
      let values = flat.map { $0?.values[path] }
      guard let model = values.lazy.compactMap({ $0 }).first else { continue }
      let isSame = values.indices.allSatisfy { i in
        guard flat[i] != nil else { return true }
        guard let value = values[i] else { return false }
        let difference = FieldDifference(change: .changed, path: path, old: model, new: value)
        return model.isSameValue(as: value) || renames[i].explain(difference, references)
      }
      guard !isSame else { continue }
      // Below a hidden value there is none to show.
      let texts = zip(values, shown).map { value, resource in
        value.map { resource?.values[path] ?? $0.tree.scalar(SecretRanges.mask, at: $0.position) }
      }
      section.rows.append(Row(path: path, values: texts))
    }
    section.summary = summarized(section.rows, flat)
    return section
  }

  /// Puts together what some environments have below a path, all of them alike, and the others do not have at all.
  private static func summarized(_ rows: [Row], _ flat: [FlatResource?]) -> [Row] {
    let prefixes = flat.map { resource in
      var prefixes: Set<ValuePath> = []
      for path in resource?.paths ?? [] {
        for length in 1...max(1, path.steps.count) { prefixes.insert(ValuePath(Array(path.steps.prefix(length)))) }
      }
      return prefixes
    }
    var result: [Row] = []
    var places: [ValuePath: Int] = [:]
    for row in rows {
      let missing = row.values.indices.filter { row.values[$0] == nil && flat[$0] != nil }
      let present = row.values.compactMap { $0 }
      let isAlike = present.dropFirst().allSatisfy { present[0].isSameValue(as: $0) }
      let top = (1...max(1, row.path.steps.count)).lazy.map { ValuePath(Array(row.path.steps.prefix($0))) }
        .first { path in missing.allSatisfy { !prefixes[$0].contains(path) } }
      guard !missing.isEmpty, isAlike, let top, top != row.path else {
        result.append(row)
        continue
      }
      if let place = places[top] {
        result[place].count += 1
      } else {
        places[top] = result.count
        result.append(Row(path: top, values: row.values, count: 1))
      }
    }
    for i in result.indices where places[result[i].path] == i && result[i].count == 1 {
      // A single value is shown as itself.
      if let row = rows.first(where: { $0.path.steps.starts(with: result[i].path.steps) }) { result[i] = row }
    }
    return result
  }
}
