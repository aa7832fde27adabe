import Diagnostics
import YAML

extension GeneratorArguments {
  /// The entries that the sources give: env files, then literals, then files, which is kustomize's order (api/kv).
  ///
  /// - Throws: `Diagnostic` at a source that cannot be read, or that repeats a key.
  func keyValuePairs(in layer: LayerContext) throws -> [KeyValuePair] {
    let text = layer.tree.text
    var pairs: [KeyValuePair] = []
    if isSecret { for literal in literals { literal.markSecret() } }
    for env in envs {
      let file = try layer.loader.read(env.string, at: env, into: text)
      if isSecret { text.secrets.insert(file.range) }
      try EnvFile(file: file, text: text).read(into: &pairs) { layer.build.warn($0) }
    }
    for literal in literals { pairs.append(try self.literal(literal)) }
    for source in files { pairs.append(try file(source, in: layer)) }
    if isSecret { for pair in pairs { text.secrets.insert(pair.value) } }
    try refuseRepeatedKeys(pairs, in: layer)
    return pairs
  }

  /// `key=value`, where quotes around the whole value are dropped.
  private func literal(_ literal: Node) throws -> KeyValuePair {
    let bytes = literal.bytes
    guard let separator = bytes.firstIndex(of: UInt8(ascii: "=")), separator > 0 else {
      throw Diagnostic.invalidLiteral(literal)
    }
    var start = separator + 1
    var end = bytes.count
    if end - start >= 2, bytes[start] == bytes[end - 1],
      bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
    {
      start += 1
      end -= 1
    }
    let range = literal.textRange
    return KeyValuePair(
      key: range.part(0, separator), value: range.part(start, end), position: literal.position)
  }

  /// `path`, whose last part is the key, or `key=path`. The value is the whole file.
  private func file(_ source: Node, in layer: LayerContext) throws -> KeyValuePair {
    let text = layer.tree.text
    let bytes = source.bytes
    guard let separator = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      let path = source.string
      let file = try layer.loader.read(path, at: source, into: text)
      return KeyValuePair(key: text.append(fileName(path)), value: file.range, position: file.start)
    }
    guard separator > 0, separator < bytes.count - 1, !bytes[(separator + 1)...].contains(UInt8(ascii: "=")) else {
      throw Diagnostic.invalidFileSource(source)
    }
    let range = source.textRange
    let path = text.string(range.part(separator + 1, bytes.count))
    let file = try layer.loader.read(path, at: source, into: text)
    return KeyValuePair(key: range.part(0, separator), value: file.range, position: file.start)
  }

  /// The last part of a path, slashes at its end left out.
  private func fileName(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
    return Path.lastComponent(String(path))
  }

  private func refuseRepeatedKeys(_ pairs: [KeyValuePair], in layer: LayerContext) throws {
    var seen = [KeyText: Position](minimumCapacity: pairs.count)
    for pair in pairs {
      let key = KeyText(node: layer.tree.scalar(pair.key))
      if let first = seen.updateValue(pair.position, forKey: key) {
        throw Diagnostic.repeatedKey(key.node.string, at: pair.position, first: first, of: self, in: layer.tree.text)
      }
    }
  }
}
