import Diagnostics
import YAML

/// The references in a text: `$(NAME)` stands for a var, `$$` for a dollar, and any other dollar for itself.
///
/// The rules are those of the references in a container's command and environment.
struct VariableExpansion {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The name, where the text is one reference and nothing else.
  var onlyReference: String? {
    guard bytes.starts(with: [UInt8(ascii: "$"), UInt8(ascii: "(")]),
      bytes.firstIndex(of: UInt8(ascii: ")")) == bytes.count - 1
    else { return nil }
    return String(decoding: bytes[2..<(bytes.count - 1)], as: UTF8.self)
  }

  /// - Parameter value: what stands for a name; nil leaves the reference.
  func expand(_ value: (String) -> String?) -> String {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "$"), let next = rest.first else {
        result.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "$"):
        rest.removeFirst()
        result.append(byte)
      case UInt8(ascii: "("):
        rest.removeFirst()
        guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
          result += [byte, next]
          continue
        }
        let name = String(decoding: rest[..<end], as: UTF8.self)
        result += value(name).map { Array($0.utf8) } ?? [byte, next] + rest[..<end] + [UInt8(ascii: ")")]
        rest = rest[(end + 1)...]
      default:
        rest.removeFirst()
        // kustomize takes the next byte for a character by itself.
        result += [byte] + Array(UTF8.encode(Unicode.Scalar(next))!)
      }
    }
    // What kustomize makes of a text that is no longer UTF-8.
    return String(validating: result, as: UTF8.self)
      ?? String(decoding: result.withBytes { Base64.encode($0) }, as: UTF8.self)
  }
}
