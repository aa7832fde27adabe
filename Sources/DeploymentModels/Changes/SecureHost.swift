import YAML

/// A host that is asked for over https under a name that it did not have before.
struct SecureHost {
  let name: String
  let node: Node
}
