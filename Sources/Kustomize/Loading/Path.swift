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

  /// Takes out `.`, doubled slashes, and each `..` with what stands before it. Most paths have none of them.
  package static func clean(_ path: String) -> String {
    path.withBytes { bytes in isClean(bytes) ? nil : String(decoding: cleaned(bytes), as: UTF8.self) } ?? path
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// Whether there is nothing to take out, surely.
  private static func isClean(_ path: ByteSpan) -> Bool {
    guard let last = path.last, last != slash else { return false }
    var previous = path[0] == slash ? dot : slash
    for byte in path {
      if previous == slash, byte == slash || byte == dot { return false }
      previous = byte
    }
    return true
  }

  /// In one pass, as `split` costs a small build more than its resources do.
  private static func cleaned(_ source: ByteSpan) -> [UInt8] {
    let root = source.first == slash ? 1 : 0
    var target = root == 1 ? [slash] : []
    target.reserveCapacity(source.count)
    // What a `..` does not take out: the root, and each `..` that leads out of where the path starts.
    var kept = root
    var end = -1
    while end < source.count {
      let start = end + 1
      end = start
      while end < source.count, source[end] != slash { end += 1 }
      let part = source.extracting(start..<end)
      if part.isEmpty || (part.count == 1 && part[0] == dot) { continue }
      let isParent = part.count == 2 && part[0] == dot && part[1] == dot
      if isParent, target.count > kept {
        while target.count > kept, target.last != slash { target.removeLast() }
        if target.count > kept { target.removeLast() }
        continue
      }
      if isParent, root == 1 { continue }
      if target.count > root { target.append(slash) }
      target += part
      if isParent { kept = target.count }
    }
    return target.isEmpty ? [dot] : target
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
    guard path.utf8.count >= directory.utf8.count, path.utf8.starts(with: directory.utf8) else { return false }
    let rest = path.utf8.dropFirst(directory.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
  }

  /// Where the part of a path ends that it has in common with a folder: before a slash, or at its end. Both are absolute
  /// and clean.
  static func commonEnd(_ path: String, _ directory: String) -> String.Index {
    let path = path.utf8
    let directory = directory.utf8
    var end = path.startIndex
    var (i, j) = (path.startIndex, directory.startIndex)
    while true {
      let isPart = i == path.endIndex || path[i] == UInt8(ascii: "/")
      if isPart, j == directory.endIndex || directory[j] == UInt8(ascii: "/") { end = i }
      guard i < path.endIndex, j < directory.endIndex, path[i] == directory[j] else { return end }
      path.formIndex(after: &i)
      directory.formIndex(after: &j)
    }
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
