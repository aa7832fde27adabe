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
    return String(validating: result, as: UTF8.self) ?? Self.base64(result)
  }

  /// What kustomize makes of a text that is no longer UTF-8.
  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
