import Diagnostics
import YAML

/// The comments of a document, by the key or the list element that they belong to, as go-yaml v3 shares them out: a
/// comment belongs to what follows it, but one right below a line and above an empty one to what comes before.
///
/// ```
/// # of the document         separated by an empty line from the first key
///
/// # head of a
/// a: 1 # line of a
/// # foot of a
///
/// # head of b, as an empty line stands above
/// b:
/// ```
struct EmbeddedComments {
  /// Above an item.
  private(set) var heads: [Node: [String]] = [:]
  /// On the line of an item.
  private(set) var lines: [Node: String] = [:]
  /// Below an item.
  private(set) var feet: [Node: [String]] = [:]
  private(set) var documentHead: [String] = []
  private(set) var documentFoot: [String] = []

  static let none = EmbeddedComments()

  private init() {}

  /// - Parameters:
  ///   - root: the document, as it was read.
  ///   - text: the text that it was read from.
  init(of root: Node, in text: TextRange) {
    let bytes = root.tree.text.bytes(text)
    guard bytes.contains(UInt8(ascii: "#")) else { return }
    let scanner = CommentScanner(bytes, of: root, base: text.offset)
    for comment in scanner.comments {
      switch comment.place {
      case .foot(let item): feet[scanner.items[item].node, default: []] += comment.lines
      case .head(let item): heads[scanner.items[item].node] = comment.lines
      case .documentHead: documentHead = comment.lines
      case .documentFoot: documentFoot = comment.lines
      case .line(let item): lines[scanner.items[item].node] = comment.lines.first
      }
    }
  }
}
