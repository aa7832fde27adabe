/// Paths that lead somewhere else, in each field that takes one.
extension HostileTree {
  static let ofPaths = fields.flatMap { field, entry in
    paths.map { name, path in
      var tree = HostileTree(
        "\(field)-\(name)",
        ["app/kustomization.yaml": entry.replacing("PATH", with: path), "secret.yaml": "password: hunter2\n"],
        target: "app")
      tree.items["app/link"] = .link(to: "../secret.yaml")
      tree.items["app/folder-link"] = .link(to: "..")
      tree.items["app/loop"] = .link(to: "loop")
      tree.items["app/pipe"] = .pipe
      return tree
    }
  }

  private static let fields = [
    ("resources", "resources: ['PATH']\n"), ("components", "components: ['PATH']\n"),
    ("patches", "patches: [{path: 'PATH', target: {kind: A}}]\n"),
    ("files", "configMapGenerator: [{name: a, files: ['PATH']}]\n"),
    ("envs", "secretGenerator: [{name: a, envs: ['PATH']}]\n"), ("configurations", "configurations: ['PATH']\n"),
    ("crds", "crds: ['PATH']\n"), ("replacements", "replacements: [{path: 'PATH'}]\n"),
    ("transformers", "transformers: ['PATH']\n"), ("openapi", "openapi: {path: 'PATH'}\n"),
  ]

  private static let paths = [
    ("parent", "../secret.yaml"), ("absolute", "/proc/self/environ"), ("link", "link"),
    ("folder-link", "folder-link/secret.yaml"), ("loop", "loop"), ("pipe", "pipe"), ("self", "."), ("above", ".."),
    ("long", String(repeating: "a/", count: 5_000)),
  ]
}
