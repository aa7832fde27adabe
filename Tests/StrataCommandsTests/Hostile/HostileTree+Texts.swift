/// Texts that are hard on whoever reads them, in each place where a kustomization has a file read.
extension HostileTree {
  static let ofTexts = texts.flatMap { name, text in
    places.map { place, make in HostileTree("\(place)-\(name)", make(text)) }
  }

  private static func nested(_ depth: Int, _ open: String, _ close: String) -> String {
    String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
  }

  /// Each anchor names the one before so many times.
  private static func laughs(_ levels: Int, _ times: Int) -> String {
    var text = "a0: &a0 [x]\n"
    for i in 1...levels {
      text += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: times).joined(separator: ",") + "]\n"
    }
    return text
  }

  private static let texts: [(String, String)] = [
    ("flow-lists", "a: \(nested(5_000, "[", "]"))\n"),
    ("flow-mappings", "a: \(nested(5_000, "{a: ", "}"))\n"),
    ("open-lists", String(repeating: "[", count: 5_000)),
    ("block-lists", "a:\n" + String(repeating: "- ", count: 5_000) + "x\n"),
    ("laughs", laughs(12, 10)),
    ("deepening", "a: &a \(nested(900, "[", "]"))\nb: \(nested(900, "[*a, ", "]"))\n"),
    ("large-alias", "a: &a \(String(repeating: "x", count: 1 << 17))\nb: [\(String(repeating: "*a,", count: 600))]\n"),
    ("merge-keys", "a: &a {b: c}\nd: &d {<<: [*a, *a]}\ne: {<<: *d, <<: *d}\n"),
    ("own-anchor", "a: &a [*a]\n"), ("no-anchor", "a: *nothing\n"),
    ("directives", (0..<5_000).map { "%TAG !e\($0)! tag:e\($0),2000:\n" }.joined() + "---\na: b\n"),
    ("tags", "a: !!python/object/apply:os.system ['id']\nb: !!binary '***'\nc: !!float x\n"),
    ("duplicate-keys", "a: b\na: c\n"), ("controls", "a: \"\\e]0;title\\a\\0\"\nb: 'x\u{1B}[2J'\n"),
    ("not-utf8-escape", "a: \"\\xff\\uD800\"\n"),
    ("numbers", "a: \(String(repeating: "9", count: 20_000))\nb: 1e999999999\n"),
    ("keys", "{[a, b]: c}: {? {d: e} : f}\n"), ("tabs", "a:\n\t- b\n"), ("nothing", ""), ("nul", "a: b\0c\n"),
  ]

  private static let manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

  private static let places: [(String, @Sendable (String) -> [String: String])] = [
    ("kustomization", { ["kustomization.yaml": $0] }),
    ("resource", { ["kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": manifest + $0] }),
    ("patch", { of("patches: [{path: b.yaml}]\n", $0, after: manifest) }),
    (
      "json-patch",
      {
        of("patches: [{path: b.yaml, target: {kind: ConfigMap}}]\n", $0, after: "- {op: add, path: /data, value: {}}\n")
      }
    ),
    ("configuration", { of("configurations: [b.yaml]\n", $0) }), ("crd", { of("crds: [b.yaml]\n", $0) }),
    ("schema", { of("openapi: {path: b.yaml}\n", $0) }),
    ("env", { of("configMapGenerator: [{name: b, envs: [b.yaml]}]\n", $0) }),
    (
      "transformer",
      {
        of("transformers: [b.yaml]\n", $0, after: "apiVersion: builtin\nkind: PrefixTransformer\nmetadata: {name: b}\n")
      }
    ),
  ]

  private static func of(_ field: String, _ text: String, after head: String = "") -> [String: String] {
    ["kustomization.yaml": "resources: [a.yaml]\n" + field, "a.yaml": manifest, "b.yaml": head + text]
  }
}
