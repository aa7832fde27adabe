import Diagnostics

/// The schema of one Kubernetes version, compiled to static text that is read where it stands: nothing is
/// decoded before it is asked for, and nothing is kept. `Scripts/generate-schema` writes the text.
///
/// A number is written in base 64 with the characters from `0` on as its digits. A shape is one place of the
/// schema; places that say the same are one shape, but each definition has its own. Number 0 is no shape.
///
/// ```
/// typeOffsets ─► types       "apps/v1 Deployment", … sorted           typeShapes ─► the shape of each
/// nameOffsets ─► names       field names, sorted, so that numbers compare as names do
/// shapeOffsets ─► shapes     fact:2 additional:2 element:2 │ name:2 (shape, required):2 │ … sorted by name
/// facts                      type:1 format:1 patch strategy:1 list type:1 key count:1 keys: 4 names of 2
/// ```
package final class SchemaTable: Sendable {
  private let names: SchemaPool
  private let types: SchemaPool
  private let typeShapes: SchemaText
  private let shapes: SchemaPool
  private let facts: SchemaText
  let definitions: SchemaDefinitions

  init(
    names: StaticString, nameOffsets: StaticString, types: StaticString, typeOffsets: StaticString,
    typeShapes: StaticString, shapeOffsets: StaticString, facts: StaticString, shapes: StaticString,
    definitions: SchemaDefinitions
  ) {
    self.names = SchemaPool(text: names, offsets: nameOffsets)
    self.types = SchemaPool(text: types, offsets: typeOffsets)
    self.typeShapes = SchemaText(typeShapes)
    self.shapes = SchemaPool(text: shapes, offsets: shapeOffsets)
    self.facts = SchemaText(facts)
    self.definitions = definitions
  }

  private static let factSize = 13
  private static let shapeHeaderSize = 6
  private static let fieldSize = 4

  /// The shape of a type, or 0.
  func shape(apiVersion: String, kind: String) -> Int { shape("\(apiVersion) \(kind)") }

  /// The shape of a type given as `apiVersion kind`, or 0.
  func shape(_ type: String) -> Int {
    guard let number = type.withBytes({ types.firstIndex(of: $0) }) else { return 0 }
    return typeShapes.number(at: number * 2, digits: 2)
  }

  /// Every type as `apiVersion kind`.
  var typeNames: [String] { (0..<types.count).map(types.string) }

  // MARK: A shape

  /// The shape of the field of an object, or 0.
  func field(_ name: ByteSpan, of shape: Int) -> Int {
    let range = shapes.range(shape - 1)
    let fields = 0..<(range.count - Self.shapeHeaderSize) / Self.fieldSize
    func start(_ field: Int) -> Int { range.lowerBound + Self.shapeHeaderSize + field * Self.fieldSize }
    func compare(_ field: Int) -> Int { names.compare(shapes.text.number(at: start(field), digits: 2), name) }
    let place = fields.partitionPoint { compare($0) < 0 }
    guard place < fields.upperBound, compare(place) == 0 else { return 0 }
    return shapes.text.number(at: start(place) + 2, digits: 2) >> 1
  }

  /// The shape of the values of a map, or 0.
  func additional(of shape: Int) -> Int { shapes.text.number(at: shapes.range(shape - 1).lowerBound + 2, digits: 2) }

  /// The shape of the elements of a list, or 0.
  func element(of shape: Int) -> Int { shapes.text.number(at: shapes.range(shape - 1).lowerBound + 4, digits: 2) }

  /// The fields of an object, sorted by name, and whether each is required.
  func fields(of shape: Int) -> [(name: String, isRequired: Bool)] {
    let range = shapes.range(shape - 1)
    return stride(from: range.lowerBound + Self.shapeHeaderSize, to: range.upperBound, by: Self.fieldSize).map { at in
      (
        names.string(shapes.text.number(at: at, digits: 2)),
        shapes.text.number(at: at + 2, digits: 2) & 1 == 1
      )
    }
  }

  // MARK: Facts of a shape

  private func fact(_ shape: Int, _ part: Int) -> Int {
    let fact = shapes.text.number(at: shapes.range(shape - 1).lowerBound, digits: 2)
    return facts.number(at: fact * Self.factSize + part, digits: 1)
  }

  private static let patchStrategies = PatchStrategy.allCases
  private static let listTypes = ListType.allCases

  func type(of shape: Int) -> FieldType { FieldType(rawValue: UInt8(fact(shape, 0))) ?? .any }
  func format(of shape: Int) -> FieldFormat { FieldFormat.allCases[fact(shape, 1)] }
  func patchStrategy(of shape: Int) -> PatchStrategy { Self.patchStrategies[fact(shape, 2)] }
  func hasMergeStrategy(_ shape: Int) -> Bool {
    switch patchStrategy(of: shape) {
    case .merge, .mergeAndRetainKeys: true
    case .none, .replace, .retainKeys: false
    }
  }
  func listType(of shape: Int) -> ListType { Self.listTypes[fact(shape, 3)] }

  /// The keys by which the elements of a list are told apart.
  func keys(of shape: Int) -> [String] {
    let fact = shapes.text.number(at: shapes.range(shape - 1).lowerBound, digits: 2)
    let start = fact * Self.factSize + 5
    return (0..<facts.number(at: start - 1, digits: 1)).map {
      names.string(facts.number(at: start + 2 * $0, digits: 2))
    }
  }
}
