import Diagnostics

/// The definitions of one Kubernetes version by name, such as `io.k8s.api.core.v1.PodSpec`, compiled to static text:
/// what a custom schema's references look for. `Scripts/generate-schema` writes the text.
///
/// ```
/// packageOffsets ─► packages           "io.k8s.api.core.v1", … sorted
/// starts                               the first definition of each package:2, and the number of all
/// definitionOffsets ─► definitions     "PodSpec", … sorted within their package
/// definitionShapes                     the shape of each:2, which no other definition has
/// ```
struct SchemaDefinitions: Sendable {
  private let packages: SchemaPool
  private let starts: SchemaText
  private let definitions: SchemaPool
  private let shapes: SchemaText

  init(
    packages: StaticString, packageOffsets: StaticString, starts: StaticString, definitions: StaticString,
    definitionOffsets: StaticString, definitionShapes: StaticString
  ) {
    self.packages = SchemaPool(text: packages, offsets: packageOffsets)
    self.starts = SchemaText(starts)
    self.definitions = SchemaPool(text: definitions, offsets: definitionOffsets)
    shapes = SchemaText(definitionShapes)
  }

  /// The shape of a definition, or 0.
  func shape(_ name: String) -> Int {
    name.withBytes { name in
      let dot = name.lastIndex(of: UInt8(ascii: "."))
      let package = name.extracting(..<(dot ?? 0))
      let kind = name.extracting((dot.map { $0 + 1 } ?? 0)...)
      guard let number = packages.firstIndex(of: package) else { return 0 }
      let range = starts.number(at: number * 2, digits: 2)..<starts.number(at: (number + 1) * 2, digits: 2)
      return definitions.firstIndex(of: kind, in: range).map { shapes.number(at: $0 * 2, digits: 2) } ?? 0
    }
  }

  /// The names of all, sorted by package.
  var names: [String] {
    (0..<packages.count).flatMap { package in
      let range = starts.number(at: package * 2, digits: 2)..<starts.number(at: (package + 1) * 2, digits: 2)
      return range.map { "\(packages.string(package)).\(definitions.string($0))" }
    }
  }
}
