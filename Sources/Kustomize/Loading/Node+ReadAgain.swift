import Diagnostics
import YAML

extension Node {
  /// Takes the type and the text that its JSON has, as what kustomize writes as JSON and reads again.
  ///
  /// - Throws: `Diagnostic` for what JSON cannot say.
  func becomeReadAgain() throws {
    let range = try tree.text.append(jsonText())
    guard let value = try Reader.read(SourceFile(path: "", range: range), into: tree).first else { return }
    takeText(of: value)
    setTag(value.tag)
  }

  /// The value as Go writes it as JSON.
  ///
  /// - Throws: `Diagnostic` for what JSON cannot say.
  func jsonText() throws -> [UInt8] {
    var writer = JSONWriter()
    try writer.write(self)
    return writer.output
  }
}
