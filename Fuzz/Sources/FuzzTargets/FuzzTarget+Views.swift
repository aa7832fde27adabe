import DeploymentModels
import Diagnostics
import Inspection
import Kubernetes
import RegularExpressions
import YAML

extension FuzzTarget {
  /// A pattern on the first line, and the text that it is matched with. Names that need no engine mean the same as they do
  /// to it.
  static func checkPattern(_ input: [UInt8]) throws {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let pattern = String(decoding: lines[0], as: UTF8.self)
    let text = lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : ""
    let name: NamePattern
    do {
      name = try NamePattern(pattern, at: nil)
    } catch {
      return try checkMessage(error)
    }
    guard !pattern.isEmpty, let expression = try? RegularExpression("^(?:\(pattern))$") else { return }
    guard name.matches(text) == expression.matches(text), name.exactText.map(expression.matches) ?? true else {
      throw Finding("the engine disagrees about '\(pattern.visible)' and '\(text.visible)'")
    }
  }

  /// A function's input; what comes out goes in again.
  static func checkResourceList(_ input: [UInt8]) throws {
    do {
      let output = try ModelFunction().run(input)
      let tree = Tree()
      let file = try tree.text.addFile(path: "output.yaml", contents: output.list)
      guard try Reader.read(file, into: tree).first?["kind"]?.hasText("ResourceList") ?? false else {
        throw Finding("what came out is no ResourceList")
      }
    } catch let finding as Finding {
      throw finding
    } catch {
      try checkMessage(error)
    }
  }

  /// Two files of an archive: neither differs from itself, and every form tells their differences.
  static func checkDiff(_ input: [UInt8]) throws {
    let parts = FuzzArchive(input).parts
    guard parts.count == 2, let left = try? Manifests.read(parts[0], name: "left"),
      let right = try? Manifests.read(parts[1], name: "right")
    else { return }
    for side in [left, right] where !DiffReport(side, side).isEmpty { throw Finding("a side differs from itself") }
    let (there, back) = (DiffReport(left, right), DiffReport(right, left))
    guard there.isEmpty == back.isEmpty else { throw Finding("one way there is a difference, and none the other way") }
    for format in DiffReport.formats {
      let style = OutputStyle(color: false)
      do {
        _ = try format.render(there, style)
      } catch {
        try checkMessage(error)
      }
    }
  }
}
