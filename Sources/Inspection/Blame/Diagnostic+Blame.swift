import Diagnostics
import Kubernetes

extension Diagnostic.ID {
  package static let noSuchResource = Diagnostic.ID("K1402", "no-such-resource")
  package static let noSuchField = Diagnostic.ID("K1403", "no-such-field")
}

extension Diagnostic {
  static func noSuchResource(_ selection: String, among resources: [Resource]) -> Diagnostic {
    let names = resources.map { "\($0.kind)/\($0.name)" }
    return Diagnostic(
      .noSuchResource, "there is no resource '\(selection)' in this build", hint: didYouMean(selection, among: names))
  }

  static func ambiguousSelection(_ selection: String, _ resources: [Resource]) -> Diagnostic {
    Diagnostic(
      .noSuchResource, "'\(selection)' is \(resources.count) resources, and a field is one's",
      hint: "name one as KIND/NAMESPACE/NAME",
      notes: resources.prefix(5).map { .origin("one is \($0.id)", of: $0) })
  }

  static func noSuchField(_ path: String, after found: ValuePath, among names: [String]) -> Diagnostic {
    let place = found.isEmpty ? "the resource" : "'\(found)'"
    let wanted =
      ValuePath(parsing: path).steps.dropFirst(found.steps.count).first.map { ValuePath.text(of: [$0]) } ?? path
    let hint =
      didYouMean(wanted, among: names)
      ?? (names.isEmpty ? nil : "there are " + names.filter { !$0.isEmpty }.prefix(8).joined(separator: ", "))
    return Diagnostic(.noSuchField, "there is no '\(wanted)' in \(place)", hint: hint)
  }
}
