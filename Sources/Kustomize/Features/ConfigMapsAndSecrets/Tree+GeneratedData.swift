import Diagnostics
import YAML

extension Tree {
  /// Adds an entry to a mapping of generated data.
  func append(_ pair: KeyValuePair, value: TextRange, to mapping: Node) {
    mapping.append(key: scalar(pair.key, at: pair.position), value: scalar(value, at: pair.position))
  }

  /// The bytes of a range in base64, in lines where they are long.
  func base64(of range: TextRange) -> TextRange {
    var encoded = text.append("")
    // One behind the other, they are one run of bytes.
    Base64.encodeInLines(text.bytes(range)) { encoded.length += text.append($0).length }
    return encoded
  }
}
