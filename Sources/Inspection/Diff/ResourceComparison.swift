import Kubernetes
import YAML

/// Compares two manifests of one resource, value by value.
///
/// What it finds is told twice: as differences, for people, and as the operations of a JSON patch, whose indices are
/// those that hold once the operations before have been applied.
struct ResourceComparison {
  private(set) var differences: [FieldDifference] = []
  private(set) var operations: [PatchOperation] = []
  private var way: [Way] = []
  /// The names of the left side that resources have lost, and those of the right side that they have instead.
  let renames: [String: String]

  /// A step from the root, as cheap as a walk needs it.
  enum Way {
    case field(Node)
    case element(label: String?, index: Int)
  }

  init(_ left: Node, _ right: Node, schema: SchemaCursor?, renames: [String: String] = [:]) {
    self.renames = renames
    compare(left, right, schema)
  }

  mutating func compare(_ left: Node, _ right: Node, _ schema: SchemaCursor?) {
    guard left.kind == right.kind else { return noteChange(left, right) }
    switch left.kind {
    case .scalar: if !left.isSameScalar(as: right) { noteChange(left, right) }
    case .mapping: compareFields(left, right, schema)
    case .sequence: if !left.isSameValue(as: right) { compareElements(left, right, schema) }
    }
  }

  private mutating func compareFields(_ left: Node, _ right: Node, _ schema: SchemaCursor?) {
    let rightIndex = FieldIndex(right)
    var common = 0
    for field in left.fields {
      way.append(.field(field.key))
      if let match = rightIndex[field.key] {
        common += 1
        compare(field.value, match.value, field.value.isScalar ? nil : schema?.field(field.key))
      } else {
        noteRemoval(field.value)
      }
      way.removeLast()
    }
    guard right.fields.contains(where: { _ in true }), common < right.count else { return }
    let leftIndex = FieldIndex(left)
    for field in right.fields where leftIndex[field.key] == nil {
      way.append(.field(field.key))
      noteAddition(field.value)
      way.removeLast()
    }
  }

  // MARK: Lists

  private mutating func compareElements(_ left: Node, _ right: Node, _ schema: SchemaCursor?) {
    let identity = ListIdentity(of: left, and: right, field: enclosingField, schema: schema)
    let lists = (Array(left.elements), Array(right.elements))
    switch identity.form {
    case .keys(let keys):
      let matching = ElementMatching(lists.0, lists.1, keys: keys, renames: renames)
      if !identity.isOrdered {
        compareUnordered(right, lists.0, lists.1, matching, schema?.element)
      } else if matching.keepsOrder {
        compareAligned(lists.0, lists.1, matching.alignment, keys: keys, schema?.element)
      } else {
        compareReordered(left, right, lists.0, lists.1, matching, keys: keys, schema?.element)
      }
    case .value:
      let matching = ElementMatching(scalars: lists.0, lists.1)
      compareUnordered(right, lists.0, lists.1, matching, schema?.element)
    case .position:
      var interner = Interner<[UInt8]>()
      let numbers = (
        lists.0.map { interner.number(of: $0.canonicalText) }, lists.1.map { interner.number(of: $0.canonicalText) }
      )
      let alignment = SequenceAlignment(numbers.0, numbers.1)
      compareAligned(lists.0, lists.1, alignment.pairingReplacements(), keys: nil, schema?.element)
    }
  }

  private var enclosingField: Node? {
    if case .field(let key)? = way.last { key } else { nil }
  }

  /// A list whose order says nothing. The patch gives it the right side's order all the same.
  private mutating func compareUnordered(
    _ list: Node, _ left: [Node], _ right: [Node], _ matching: ElementMatching, _ schema: SchemaCursor?
  ) {
    if matching.addsAtEnd { return compareUnordered(left, right, matching, schema) }
    if matching.keepsOrder { return compareInserting(left, right, matching, schema) }
    let kept = operations.count
    compareUnordered(left, right, matching, schema)
    operations.removeSubrange(kept...)
    operations.append(PatchOperation(kind: .replace, path: pointer, value: list))
  }

  /// A list whose order says nothing: what is gone goes from the end, what is new is added there.
  private mutating func compareUnordered(
    _ left: [Node], _ right: [Node], _ matching: ElementMatching, _ schema: SchemaCursor?
  ) {
    for (i, element) in left.enumerated() {
      guard let j = matching.rightOfLeft[i] else { continue }
      way.append(.element(label: matching.label(element), index: i))
      compare(element, right[j], schema)
      way.removeLast()
    }
    for (i, element) in left.enumerated().reversed() where matching.rightOfLeft[i] == nil {
      way.append(.element(label: matching.label(element), index: i))
      noteRemoval(element)
      way.removeLast()
    }
    let matched = Set(matching.rightOfLeft.compactMap { $0 })
    for (j, element) in right.enumerated() where !matched.contains(j) {
      way.append(.element(label: matching.label(element), index: -1))
      noteAddition(element)
      way.removeLast()
    }
  }

  /// A list whose order says nothing, with something new before what both sides have: the patch puts it where it
  /// stands, and people are told what changed, what is gone and what is new, as everywhere.
  private mutating func compareInserting(
    _ left: [Node], _ right: [Node], _ matching: ElementMatching, _ schema: SchemaCursor?
  ) {
    let start = differences.count
    var (changed, removed, added): ([FieldDifference], [FieldDifference], [FieldDifference]) = ([], [], [])
    var index = 0
    for step in matching.alignment {
      switch step {
      case .both(let i, let j):
        way.append(.element(label: matching.label(left[i]), index: index))
        compare(left[i], right[j], schema)
        takeDifferences(from: start, into: &changed)
        index += 1
      case .left(let i):
        way.append(.element(label: matching.label(left[i]), index: index))
        noteRemoval(left[i])
        takeDifferences(from: start, into: &removed)
      case .right(let j):
        way.append(.element(label: matching.label(right[j]), index: index))
        noteAddition(right[j])
        takeDifferences(from: start, into: &added)
        index += 1
      }
      way.removeLast()
    }
    differences += changed + removed.reversed() + added
  }

  private mutating func takeDifferences(from start: Int, into list: inout [FieldDifference]) {
    list += differences[start...]
    differences.removeSubrange(start...)
  }

  /// A list whose order counts, and is the same for what both sides have.
  private mutating func compareAligned(
    _ left: [Node], _ right: [Node], _ steps: [SequenceAlignment.Step], keys: [String]?, _ schema: SchemaCursor?
  ) {
    var index = 0
    for step in steps {
      switch step {
      case .both(let i, let j):
        way.append(.element(label: keys.map(left[i].label) ?? String(i), index: index))
        compare(left[i], right[j], schema)
        index += 1
      case .left(let i):
        way.append(.element(label: keys.map(left[i].label) ?? String(i), index: index))
        noteRemoval(left[i])
      case .right(let j):
        way.append(.element(label: keys.map(right[j].label) ?? String(j), index: index))
        noteAddition(right[j])
        index += 1
      }
      way.removeLast()
    }
  }

  /// A list whose order counts, and has changed: the patch replaces it.
  private mutating func compareReordered(
    _ left: Node, _ right: Node, _ lefts: [Node], _ rights: [Node], _ matching: ElementMatching, keys: [String],
    _ schema: SchemaCursor?
  ) {
    let kept = operations.count
    compareUnordered(lefts, rights, matching, schema)
    operations.removeSubrange(kept...)
    differences.append(FieldDifference(change: .reordered, path: path, old: left, new: right))
    operations.append(PatchOperation(kind: .replace, path: pointer, value: right))
  }

  // MARK: Findings

  private mutating func noteChange(_ left: Node, _ right: Node) {
    differences.append(FieldDifference(change: .changed, path: path, old: left, new: right))
    operations.append(PatchOperation(kind: .replace, path: pointer, value: right))
  }

  private mutating func noteRemoval(_ value: Node) {
    differences.append(FieldDifference(change: .removed, path: path, old: value))
    operations.append(PatchOperation(kind: .remove, path: pointer))
  }

  private mutating func noteAddition(_ value: Node) {
    differences.append(FieldDifference(change: .added, path: path, new: value))
    operations.append(PatchOperation(kind: .add, path: pointer, value: value))
  }

  private var path: ValuePath {
    ValuePath(
      way.map { step in
        switch step {
        case .field(let key): .field(key.string)
        case .element(let label, let index): .element(label ?? String(index))
        }
      })
  }

  private var pointer: String {
    var text: [UInt8] = []
    for step in way {
      text.append(UInt8(ascii: "/"))
      switch step {
      case .field(let key):
        for byte in key.bytes {
          switch byte {
          case UInt8(ascii: "~"): text += "~0".utf8
          case UInt8(ascii: "/"): text += "~1".utf8
          default: text.append(byte)
          }
        }
      case .element(_, let index): text += (index < 0 ? "-" : String(index)).utf8
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
