/// Several files in one input, each below a line that names it: `=== base/a.yaml`.
package struct FuzzArchive {
  package private(set) var files: [String: [UInt8]] = [:]
  /// The contents in their order, also of those that are called the same.
  package private(set) var parts: [[UInt8]] = []

  private static let mark = Array("=== ".utf8)

  package init(_ input: [UInt8]) {
    var name: String?
    let isEnded = input.last == UInt8(ascii: "\n")
    for line in (isEnded ? input.dropLast() : input[...]).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      if line.starts(with: Self.mark) {
        if let name { files[name] = parts.last }
        name = String(decoding: line.dropFirst(Self.mark.count), as: UTF8.self)
        parts.append([])
      } else if name != nil {
        parts[parts.count - 1] += line + [UInt8(ascii: "\n")]
      }
    }
    if let name { files[name] = parts.last }
  }

  /// An input of files.
  package static func text(_ files: [(name: String, contents: [UInt8])]) -> [UInt8] {
    files.flatMap { file in
      let isEnded = file.contents.last == UInt8(ascii: "\n")
      return mark + Array("\(file.name)\n".utf8) + file.contents + (isEnded ? [] : [UInt8(ascii: "\n")])
    }
  }
}
