import Kubernetes
import YAML

@testable import Inspection

extension BlameClaim {
  /// Whether an entry of `replacements` writes to the value, what its source has where that has come out.
  func isReplacement(by entry: SourceIndex.Entry) -> Bool {
    let mappings = [entry.node] + entry.parents.reversed()
    guard let replacement = mappings.first(where: { $0.isMapping && $0["targets"] != nil }),
      let targets = replacement["targets"]?.elements
    else { return false }
    // An element that is made to be written to has what the path asks for.
    if value.isScalar, targets.contains(where: { makes(value.string, $0) }) { return true }
    guard targets.contains(where: { writes($0) }) else { return false }
    let text = value.isScalar ? value.string : nil
    if let literal = replacement["sourceValue"]?.string { return text?.contains(literal) ?? false }
    guard let source = replacement["source"], let text, let values = sourceValues(source) else { return true }
    return values.contains { $0.isEmpty ? text.isEmpty || value.isNull : text.contains($0) }
  }

  private func makes(_ text: String, _ target: Node) -> Bool {
    target["fieldPaths"]?.elements.contains { $0.string.contains("=\(text)]") } ?? false
  }

  /// Whether a target has a path that leads to the value, to what it stands in, or to something within its text.
  private func writes(_ target: Node) -> Bool {
    if let kind = target[path: "select", "kind"]?.string, !kind.isEmpty,
      !resource.allIDs.contains(where: { $0.gvk.kind == kind }), Self.isPlain(kind)
    {
      return false
    }
    guard let paths = target["fieldPaths"], !paths.isEmptyCollection else { return path == "metadata.name" }
    let fields = ValuePath(parsing: path).fields
    return paths.elements.contains { written in
      let steps = Self.fields(of: written.string)
      return zip(steps, fields).allSatisfy { $0 == $1 || $0 == "*" }
    }
  }

  private static func isPlain(_ pattern: String) -> Bool {
    pattern.allSatisfy { $0.isLetter || $0.isNumber }
  }

  /// The fields of a replacement's path, which may begin with a dot, lists passed through.
  private static func fields(of path: String) -> [String] {
    var parts: [String] = []
    var word = ""
    var rest = path[...]
    var isBracketed = false
    while let c = rest.popFirst() {
      if c == "\\", let next = rest.popFirst() {
        word.append(next)
      } else if c == "[" {
        isBracketed = true
        word.append(c)
      } else if c == "]" {
        isBracketed = false
        word.append(c)
      } else if c == ".", !isBracketed {
        parts.append(word)
        word = ""
      } else {
        word.append(c)
      }
    }
    return (parts + [word]).filter { !$0.isEmpty && $0.first != "[" && Int($0) == nil && $0 != "-" && $0 != "*" }
  }

  /// What a source's field has in the resources that it may choose; nil where none has come out, or it is no scalar.
  private func sourceValues(_ source: Node) -> [String]? {
    let (kind, name) = (source["kind"]?.string, source["name"]?.string)
    let written = source["fieldPath"].map { $0.string } ?? "metadata.name"
    let path = String(written.drop { $0 == "." }.replacing(".[", with: "["))
    let chosen = resources.resources.filter { candidate in
      candidate.allIDs.contains { id in
        (kind == nil || kind == id.gvk.kind) && (name == nil || name == id.name)
      }
    }
    // What it has now, and what it had.
    let values = chosen.flatMap { candidate -> [String] in
      guard var node = try? BlameTarget.field(at: path, of: candidate).value, node.isScalar
      else { return [] }
      var texts = [node.string]
      while let old = node.tree.history?.replaced(by: node)?.old {
        texts.append(old.string)
        node = old
      }
      return texts
    }
    guard !values.isEmpty else { return nil }
    guard let delimiter = source[path: "options", "delimiter"]?.string, !delimiter.isEmpty else { return values }
    return values.flatMap { $0.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init) }
  }
}
