import Strata

extension FuzzTarget {
  /// Reads any bytes, as they are and as the content of a resource. What can be read and written must be read again as the
  /// same, and be written as the same.
  static func checkReader(_ input: [UInt8]) throws {
    _ = rewrite(input)
    guard let first = rewrite(resource(holding: input)) else { return }
    try checkPrinted(first)
  }

  /// What was printed is read as the same again, and printed as the same.
  static func checkPrinted(_ yaml: [UInt8]) throws {
    // goyaml v2, whose rules the writer follows, leaves the text 0o-7 unquoted, which go-yaml v3 reads as a number, and
    // prints U+0085 where YAML has a line break.
    let text = String(decoding: yaml, as: UTF8.self)
    if yaml.isEmpty || text.contains("0o") || text.unicodeScalars.contains("\u{85}") { return }
    let first: Strata.Manifests
    do {
      first = try Strata.Manifests(reading: yaml, name: "output.yaml")
    } catch {
      throw Finding("cannot be read again: \(error)\n\(text)")
    }
    guard let second = try? first.yaml() else { throw Finding("cannot be printed again:\n\(text)") }
    guard yaml == second else {
      throw Finding("is not the same again:\n\(text)\n===\n\(String(decoding: second, as: UTF8.self))")
    }
  }

  /// What is printed of what is read; nil where either is refused. Each value is asked for its place too.
  private static func rewrite(_ input: [UInt8]) -> [UInt8]? {
    guard let manifests = try? Strata.Manifests(reading: input, name: "input.yaml") else { return nil }
    _ = manifests.origins()
    return try? manifests.yaml()
  }

  /// A resource with the input in it, each line two columns further in.
  private static func resource(holding input: [UInt8]) -> [UInt8] {
    var yaml = Array("apiVersion: v1\nkind: Any\nmetadata:\n  name: any\nspec:\n  ".utf8)
    for byte in input {
      yaml.append(byte)
      if byte == UInt8(ascii: "\n") { yaml += [UInt8(ascii: " "), UInt8(ascii: " ")] }
    }
    return yaml
  }
}
