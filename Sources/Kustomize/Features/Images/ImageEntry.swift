import Diagnostics
import Kubernetes
import YAML

/// An entry of `images`: the name of an image, and what it gets.
package struct ImageEntry {
  /// The entry.
  package let node: Node
  package let name: Node?
  package let newName: Node?
  package let newTag: Node?
  package let tagSuffix: Node?
  package let digest: Node?
  let pattern: ImageReferencePattern

  /// - Parameter strict: whether unknown fields are refused.
  /// - Throws: `Diagnostic` at what is of the wrong type or unknown.
  package init(node: Node, strict: Bool) throws {
    let known = ["name", "newName", "tagSuffix", "newTag", "digest"]
    let reader = try FieldReader(node, "an image", fields: strict ? known : nil)
    /// A field that says something.
    func text(_ field: String) throws -> Node? {
      try reader.stringNode(field).flatMap { $0.bytes.isEmpty ? nil : $0 }
    }
    self.node = node
    name = try text("name")
    newName = try text("newName")
    newTag = try text("newTag")
    tagSuffix = try text("tagSuffix")
    digest = try text("digest")
    pattern = ImageReferencePattern(name?.string ?? "")
  }

  /// Gives a container's image what it gets. A new tag or digest takes the place of both old ones.
  func apply(to image: Node) {
    var reference = ImageReference(image.bytes)
    if let newName { reference.name = newName.string }
    if newTag != nil || digest != nil {
      reference.tag = newTag?.string ?? ""
      reference.digest = digest?.string ?? ""
    } else if let tagSuffix {
      reference.tag += tagSuffix.string
      reference.digest = ""
    }
    let instruction = newTag ?? digest ?? tagSuffix ?? newName ?? node
    image.setTextKeepingStyle(reference.description, at: instruction.position)
  }
}
