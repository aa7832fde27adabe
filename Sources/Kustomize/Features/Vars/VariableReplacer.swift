import Diagnostics
import YAML

/// Replaces `$(NAME)` in text.
struct VariableReplacer {
  private let resolution: VariableResolution
  private var isUsed: [Bool]

  init(_ resolution: VariableResolution) {
    self.resolution = resolution
    isUsed = Array(repeating: false, count: resolution.variables.count)
  }

  /// The vars that nothing was replaced by so far.
  var unused: [Variable] { zip(resolution.variables, isUsed).filter { !$0.1 }.map(\.0) }

  /// Replaces in a text, in the values of a mapping that are text, or in a list, all of which must be.
  mutating func replace(in node: Node) throws {
    switch node.kind {
    case .scalar:
      if node.tag == .string { replaceText(of: node) }
    case .mapping:
      for field in node.fields {
        guard field.key.tag == .string else { throw Diagnostic.keyIsNoText(field.key) }
        if field.value.tag == .string { replaceText(of: field.value) }
      }
    case .sequence:
      for element in node.elements {
        guard element.tag == .string else { throw Diagnostic.elementIsNoText(element) }
        replaceText(of: element)
      }
    }
  }

  private mutating func replaceText(of node: Node) {
    // Whatever has been looked at is written anew, plain, be it changed or not.
    node.setStyle(.plain)
    guard node.bytes.contains(UInt8(ascii: "$")) else { return }
    let text = node.string
    let expansion = VariableExpansion(text)
    if let whole = expansion.onlyReference, let place = resolution.place(of: whole) {
      if case .collection = resolution.values[place] { return }
      isUsed[place] = true
      resolution.values[place].replace(node, at: resolution.variables[place].node.position)
      if resolution.areSecret[place] { node.markSecret() }
      return
    }
    var position: Position?
    var isSecret = node.isSecret
    let result = expansion.expand { name in
      guard let place = resolution.place(of: name) else { return nil }
      if case .collection = resolution.values[place] { return nil }
      isUsed[place] = true
      position = position ?? resolution.variables[place].node.position
      if resolution.areSecret[place] { isSecret = true }
      return resolution.values[place].inText
    }
    if result != text { node.setText(result, at: position) }
    if isSecret { node.markSecret() }
  }
}
