import Diagnostics

extension [FieldSpec] {
  /// These specs and those of another list that are not among them yet.
  ///
  /// A spec is among them if one has its path and every part of its type that it names (kustomize's
  /// `FsSlice.MergeAll`).
  ///
  /// - Throws: `Diagnostic`, where the two disagree on whether a field is to be made.
  package func merging(_ incoming: [FieldSpec]) throws -> [FieldSpec] {
    guard !incoming.isEmpty else { return self }
    var merged = self
    var first: [FieldSpecSelector: Int] = [:]
    for (i, spec) in merged.enumerated() { spec.note(as: i, in: &first) }
    for spec in incoming {
      guard let i = first[FieldSpecSelector(spec, gvk: spec.gvk)] else {
        merged.append(spec)
        spec.note(as: merged.count - 1, in: &first)
        continue
      }
      guard merged[i].createIfNotPresent == spec.createIfNotPresent else {
        throw Diagnostic.conflictingFieldSpecs(spec, with: merged[i])
      }
    }
    return merged
  }

  /// In kustomize's order of types.
  func sortedByType() -> [FieldSpec] { sorted { $0.gvk.precedes($1.gvk) } }
}

extension [NameReferenceSpec] {
  /// These specs and those of another list, the fields of one type merged (kustomize's `nbrSlice.mergeAll`).
  ///
  /// - Throws: `Diagnostic`, where the two disagree on whether a field is to be made.
  package func merging(_ incoming: [NameReferenceSpec]) throws -> [NameReferenceSpec] {
    guard !incoming.isEmpty else { return self }
    var merged = self
    var places: [GroupVersionKind: [Int]] = [:]
    for (i, spec) in merged.enumerated() { places[spec.referral, default: []].append(i) }
    for spec in incoming {
      for i in places[spec.referral] ?? [] { merged[i].fields = try merged[i].fields.merging(spec.fields) }
      guard places[spec.referral] == nil else { continue }
      merged.append(spec)
      places[spec.referral] = [merged.count - 1]
    }
    return merged
  }

  /// In kustomize's order of types.
  func sortedByType() -> [NameReferenceSpec] { sorted { $0.referral.precedes($1.referral) } }
}

/// What finds a spec: its path, and its type with some of its parts left out.
private struct FieldSpecSelector: Hashable {
  var gvk: GroupVersionKind
  var path: [String]
  var hasLeadingSlash: Bool

  init(_ spec: FieldSpec, gvk: GroupVersionKind) {
    self.gvk = gvk
    path = spec.path
    hasLeadingSlash = spec.hasLeadingSlash
  }
}

extension FieldSpec {
  /// Notes the spec under every selector that finds it, where none before it was found by that.
  fileprivate func note(as index: Int, in first: inout [FieldSpecSelector: Int]) {
    var known = 0
    if !gvk.group.isEmpty { known |= 1 }
    if !gvk.version.isEmpty { known |= 2 }
    if !gvk.kind.isEmpty { known |= 4 }
    for parts in 0..<8 where parts & ~known == 0 {
      let selector = GroupVersionKind(
        group: parts & 1 == 0 ? "" : gvk.group, version: parts & 2 == 0 ? "" : gvk.version,
        kind: parts & 4 == 0 ? "" : gvk.kind)
      let key = FieldSpecSelector(self, gvk: selector)
      if first[key] == nil { first[key] = index }
    }
  }
}
