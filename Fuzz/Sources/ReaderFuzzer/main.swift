import CFuzzer
import Diagnostics
import YAML

/// Reads any bytes. What can be read and written must be read again as the same, and be written as the same.
func check(_ input: ByteSpan) {
  guard let first = rewrite(input) else { return }
  // goyaml v2, whose rules the writer follows, leaves the text 0o-7 unquoted, which go-yaml v3 reads as a number.
  if first.contains("0o") { return }
  let second = first.withBytes { rewrite($0) }
  guard let second else { fatalError("cannot be read again:\n\(first)") }
  guard first == second else { fatalError("is not the same again:\n\(first)\n===\n\(second)") }
}

/// What the writer prints of what the reader reads, or nil where either refuses.
func rewrite(_ input: ByteSpan) -> String? {
  let tree = Tree()
  let file = tree.text.addFile(path: "input.yaml", contents: input)
  guard let roots = try? Reader.read(file, into: tree) else { return nil }
  return withExtendedLifetime(tree) {
    var writer = Writer()
    var json = JSONWriter()
    for root in roots {
      guard (try? writer.write(root)) != nil else { return nil }
      guard (try? json.write(root)) != nil else { fatalError("is YAML but no JSON") }
    }
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// What libFuzzer calls for each input, by its own main where that is linked in.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  check(ByteSpan(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
_ = withUnsafeMutablePointer(to: &arguments) { pointer in
  pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) { pointer in
    LLVMFuzzerRunDriver(&count, pointer) { testOneInput($0, $1) }
  }
}
