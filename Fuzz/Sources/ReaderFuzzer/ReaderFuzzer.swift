import Strata

/// Reads any bytes, as they are and as the content of a resource. What can be read and written must be read again as the
/// same, and be written as the same.
func check(_ input: [UInt8]) {
  _ = rewrite(input)
  guard let first = rewrite(resource(holding: input)) else { return }
  // goyaml v2, whose rules the writer follows, leaves the text 0o-7 unquoted, which go-yaml v3 reads as a number.
  if text(first.yaml).contains("0o") { return }
  guard let second = rewrite(first.yaml) else { fatalError("cannot be read again:\n\(text(first.yaml))") }
  guard first.yaml == second.yaml, Diff(from: first.manifests, to: second.manifests).isEmpty else {
    fatalError("is not the same again:\n\(text(first.yaml))\n===\n\(text(second.yaml))")
  }
}

/// What is read, and what is printed of it; nil where either is refused. Each value is asked for its place too.
func rewrite(_ input: [UInt8]) -> (manifests: Manifests, yaml: [UInt8])? {
  guard let manifests = try? Manifests(reading: input, name: "input.yaml") else { return nil }
  _ = manifests.origins()
  guard let yaml = try? manifests.yaml() else { return nil }
  return (manifests, yaml)
}

/// A resource with the input in it, each line two columns further in.
func resource(holding input: [UInt8]) -> [UInt8] {
  var yaml = Array("apiVersion: v1\nkind: Any\nmetadata:\n  name: any\nspec:\n  ".utf8)
  for byte in input {
    yaml.append(byte)
    if byte == UInt8(ascii: "\n") { yaml += [UInt8(ascii: " "), UInt8(ascii: " ")] }
  }
  return yaml
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// What libFuzzer calls for each input, from its own main.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}
