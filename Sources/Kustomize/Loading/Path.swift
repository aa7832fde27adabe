import Diagnostics

/// Paths as text, with `/` between their parts.
package enum Path {
  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// One path after another, cleaned. An absolute second one stands alone.
  package static func join(_ base: String, _ path: String) -> String {
    if isAbsolute(path) || base.isEmpty { return clean(path) }
    return path.isEmpty ? clean(base) : clean(base + "/" + path)
  }

  package static func absolute(_ path: String, from directory: String) -> String { join(directory, path) }

  /// Takes out `.`, doubled slashes, and each `..` with what stands before it.
  package static func clean(_ path: String) -> String {
    return path.withBytes { source in
      String(unsafeUninitializedCapacity: max(source.count, 1)) { clean(source, into: $0) }
    }
  }

  /// In one pass, as every build cleans some paths, and `split` costs a small one more than its resources do.
  ///
  /// - Returns: how many bytes it wrote: no more than there are, and one for an empty path.
  private static func clean(
    _ source: ByteSpan, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    let root = source.first == slash ? 1 : 0
    var count = root
    if root == 1 { target[0] = slash }
    // What a `..` does not take out: the root, and each `..` that leads out of where the path starts.
    var kept = root
    var end = -1
    while end < source.count {
      let start = end + 1
      end = start
      while end < source.count, source[end] != slash { end += 1 }
      let length = end - start
      if length == 0 || (length == 1 && source[start] == dot) { continue }
      let isParent = length == 2 && source[start] == dot && source[start + 1] == dot
      if isParent, count > kept {
        while count > kept, target[count - 1] != slash { count -= 1 }
        if count > kept { count -= 1 }
        continue
      }
      if isParent, root == 1 { continue }
      if count > root {
        target[count] = slash
        count += 1
      }
      for i in start..<end {
        target[count] = source[i]
        count += 1
      }
      if isParent { kept = count }
    }
    if count == 0 {
      target[0] = dot
      count = 1
    }
    return count
  }

  package static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func lastComponent(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Whether a path is a folder or lies below it. Both are absolute and clean.
  package static func isInside(_ path: String, _ directory: String) -> Bool {
    if directory == "/" { return true }
    guard path.utf8.starts(with: directory.utf8) else { return false }
    let rest = path.utf8.dropFirst(directory.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
  }

  /// How to get from one folder to a path. Both are absolute and clean.
  package static func relative(_ path: String, to directory: String) -> String {
    let target = path.split(separator: "/")
    let base = directory.split(separator: "/")
    var common = 0
    while common < target.count, common < base.count, target[common] == base[common] { common += 1 }
    let parts = Array(repeating: "..", count: base.count - common) + target[common...].map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
