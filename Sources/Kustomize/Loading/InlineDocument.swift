import Diagnostics
import YAML

extension Node {
  /// The document that a scalar holds, such as an inline patch, as a file of its own whose positions point into the
  /// file that the scalar stands in.
  package func inlineDocument() -> SourceFile {
    let text = tree.text
    guard let place = text.location(of: position) else {
      return text.addFile(path: "(inline)", contents: bytes)
    }
    guard style == .literal || style == .folded else {
      return text.addFile(path: place.path, contents: bytes, lineOffset: place.line - 1, columnOffset: place.column - 1)
    }
    return text.addFile(
      path: place.path, contents: bytes, lineOffset: place.line, columnOffset: blockIndentation)
  }

  /// How far the lines of a block scalar are indented in the file.
  private var blockIndentation: Int {
    guard let file = tree.text.file(at: position) else { return 0 }
    let rest = tree.text.bytes(file.range)[Int(position.offset - file.range.offset)...]
    guard var i = rest.firstIndex(of: 0x0A) else { return 0 }
    var indentation = 0
    while i + 1 < rest.endIndex {
      i += 1
      switch rest[i] {
      case 0x20: indentation += 1
      case 0x0A, 0x0D: indentation = 0
      default: return indentation
      }
    }
    return indentation
  }
}
