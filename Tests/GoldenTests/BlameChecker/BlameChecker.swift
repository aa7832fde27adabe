import Diagnostics
import Kubernetes
import Kustomize
import YAML

@testable import Inspection

/// Looks up whether what stands at the place that each value is said to come from makes that value.
struct BlameChecker {
  /// A value, or one that it replaced, that its place does not explain.
  struct Finding: CustomStringConvertible {
    let resource, path, value, place, instruction, line: String

    var description: String {
      "\(resource) \(path) = \(value)\n    \(place) \(instruction.isEmpty ? "" : "(\(instruction)) ")\(line)"
    }
  }

  private(set) var findings: [Finding] = []
  /// How many values are explained, by what.
  private(set) var counts: [String: Int] = [:]
  private let result: BuildResult
  private let sources: SourceIndex
  private let origins: ValueOrigins

  /// - Parameter result: of a build that keeps its history.
  init(_ result: BuildResult, in fileSystem: any FileSystem = RealFileSystem()) {
    self.result = result
    sources = SourceIndex(fileSystem, result.tree.text)
    origins = ValueOrigins(LineLocator(result.tree.text))
    for resource in result.resources.resources {
      ValueOrigins.forEachValue(in: resource.node) { value, path in check(value, path.description, of: resource) }
    }
    if findings.isEmpty { checkLines() }
  }

  private mutating func check(_ value: ValueOrigins.Value, _ path: String, of resource: Resource) {
    var previous: Node?
    for step in origins.steps(to: value) {
      defer { previous = step.node }
      let file = step.place.flatMap { sources.file($0.path) }
      let claim = BlameClaim(
        value: step.node, previous: previous, instruction: step.instruction?.name, path: path, resource: resource,
        resources: result.resources, place: step.place.map { SourceIndex.Place(line: $0.line, column: $0.column) },
        file: file)
      if let reason = claim.explanation {
        counts[reason, default: 0] += 1
      } else {
        note(step, path, resource, file)
      }
    }
  }

  private mutating func note(
    _ step: ValueOrigins.Step, _ path: String, _ resource: Resource, _ file: SourceIndex.File?
  ) {
    let place = step.place.map { SourceIndex.Place(line: $0.line, column: $0.column) }
    findings.append(
      Finding(
        resource: "\(resource.id)", path: path, value: String(ValueText.inline(step.node).prefix(100)),
        place: step.place?.description ?? "nowhere", instruction: step.instruction?.name ?? "",
        line: place.flatMap { file?.rest(of: $0) }.map { String($0.prefix(100)) } ?? ""))
  }

  // MARK: Lines

  /// Looks at the lines that a person sees: those of a text have each its own place, and a key stands on its line.
  private mutating func checkLines() {
    let locator = LineLocator(result.tree.text)
    guard let blame = try? LineBlame(result.resources.resources.lazy.map(\.node), locator) else { return }
    let texts = blame.withOutput { output in
      blame.lines.map { String(decoding: output[$0.range], as: UTF8.self) }
    }
    var before: SourceLine?
    for (line, text) in zip(blame.lines, texts) {
      defer { before = line.place }
      // A line of a text that has no place of its own has that of the line before.
      guard line.marks.isEmpty, let place = line.place, place != before else { continue }
      let source = sources.file(locator.path(place.file))?.lines
      let written = source.flatMap { $0.indices.contains(place.number - 1) ? $0[place.number - 1] : nil } ?? ""
      // The first line of a literal has the key in front.
      let own = BlameClaim.pair(written).map { [written, $0.value[...]] } ?? [written]
      if !own.contains(where: { Self.trimmed($0) == Self.trimmed(text[...]) }) {
        findings.append(
          Finding(
            resource: "", path: "(line of a text)", value: text, place: "\(locator.path(place.file)):\(place.number)",
            instruction: "", line: String(written)))
      } else {
        counts["line of a text", default: 0] += 1
      }
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return text
  }
}
