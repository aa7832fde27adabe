import Diagnostics
import YAML

extension Node {
  /// Whether an entry that may be a path is a document itself: a path is one line and no mapping.
  package var looksLikeDocument: Bool { bytes.contains(0x0A) || bytes.first == UInt8(ascii: "{") }

  /// The document that a scalar holds, such as an inline patch, as a file of its own whose positions point into the
  /// file that the scalar stands in.
  ///
  /// - Parameter isTrimmed: leaves out white space at either end, as kustomize does with `patches`: a block scalar at
  ///   the end of a patch then has no line feed.
  package func inlineDocument(isTrimmed: Bool = false) throws -> SourceFile {
    let text = tree.text
    var contents = bytes[...]
    var skippedLines = 0
    if isTrimmed {
      while let byte = contents.first, byte.isWhiteSpace {
        if byte == 0x0A { skippedLines += 1 }
        contents = contents.dropFirst()
      }
      while let byte = contents.last, byte.isWhiteSpace { contents = contents.dropLast() }
    }
    let document = ByteSpan(rebasing: contents)
    guard let place = text.location(of: position) else {
      return try text.addFile(path: "(inline)", contents: document)
    }
    let isBlock = style == .literal || style == .folded
    return try text.addFile(
      path: place.path, contents: document, lineOffset: place.line + skippedLines - (isBlock ? 0 : 1),
      columnOffset: isBlock ? blockIndentation : place.column - 1)
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

extension UInt8 {
  /// A space, or a control character that ends a word or line.
  package var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
