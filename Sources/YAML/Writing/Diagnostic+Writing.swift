import Diagnostics

/// What the writers refuse, as kustomize does.
extension Diagnostic {
  static func tagMismatch(_ node: Node) -> Diagnostic {
    node.diagnostic(
      .invalidScalar, "'\(node.shownString)' is no \(node.tag)", hint: "the tag in front of it asks for one")
  }

  static func invalidTimeZone(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidScalar, "the time zone of '\(node.shownString)' is a day or more away", hint: "quote it")
  }

  static func invalidUTF8(_ node: Node) -> Diagnostic {
    node.diagnostic(.invalidEncoding, "this text is not UTF-8")
  }

  static func unsupportedKey(_ key: Node) -> Diagnostic {
    key.diagnostic(
      .unsupportedKey, "the key '\(key.string)' is a \(key.tag), and a key must be a string", hint: "quote it")
  }

  static func notFinite(_ node: Node) -> Diagnostic {
    node.diagnostic(
      .notFinite, "'\(node.shownString)' is a number that JSON does not know", hint: "quote it for a string")
  }

  static func unprintableCharacter(_ node: Node, _ value: UInt32) -> Diagnostic {
    let digits = String(value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return node.diagnostic(.controlCharacter, "the control character U+\(code) cannot be printed")
  }
}
