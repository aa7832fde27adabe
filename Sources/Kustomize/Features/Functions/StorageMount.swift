import Diagnostics
import Kubernetes
import YAML

/// Storage that a container function gets. (kustomize: `StorageMount` in functiontypes.go.)
package struct StorageMount: Hashable, Sendable {
  package var type = ""
  package var source = ""
  package var target = ""
  package var isWritable = false

  /// Reads the value of `--mount`, such as `type=bind,src=data,dst=/data,rw=true`.
  package init(option: String) {
    for part in option.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      switch pair[0] {
      case "type": type = String(pair[1])
      case "src", "source": source = String(pair[1])
      case "dst", "target": target = String(pair[1])
      case "rw": isWritable = pair[1] == "true"
      default: break
      }
    }
  }

  /// Reads an entry of a function's `mounts`, whose source has to lie in the layer's folder.
  init(node: Node) throws {
    let fields = try FieldReader(node, "a mount", fields: ["type", "src", "dst", "rw"])
    type = try fields.string("type")
    source = try fields.string("src")
    target = try fields.string("dst")
    isWritable = try fields.bool("rw")
    let place = fields.value("src") ?? node
    guard !Path.isAbsolute(source) else {
      throw place.diagnostic(
        .outsideRoot, "the mount '\(source)' is refused: a source is relative to the folder of the kustomization")
    }
    guard !Path.clean(source).hasPrefix("..") else {
      throw place.diagnostic(
        .outsideRoot, "the mount '\(source)' is refused: it lies outside the folder of the kustomization")
    }
  }

  /// As docker's `--mount` takes it.
  ///
  /// - Parameter directory: where a relative source starts from.
  func dockerOption(in directory: String) -> String {
    let source = Path.absolute(source, from: directory)
    return "type=\(type),source=\(source),target=\(target)\(isWritable ? "" : ",readonly")"
  }
}
