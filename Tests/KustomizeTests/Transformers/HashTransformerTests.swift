import Diagnostics
import Testing
import YAML

@testable import Kubernetes
@testable import Kustomize

// The hashes are recorded from `kubectl kustomize` (v5.5.0), of a generator whose result a patch changes.
@Suite struct HashTransformerTests {
  private func hash(_ fields: String, kind: String = "ConfigMap") throws -> String {
    let layer = try GeneratorLayer("{}")
    let resources = try layer.resources("apiVersion: v1\nkind: \(kind)\nmetadata: {name: a}\n\(fields)")
    return try HashTransformer.hash(of: resources.resources[0])
  }

  @Test(
    "a ConfigMap's data is hashed, and nothing else",
    arguments: [
      ("", "6ct58987ht"),
      ("data: [a, b]", "dk855m5d49"),
      ("data: text", "6t2hfm47h5"),
      ("data: null\nmetadata/name: hey", "tdb6d42h44"),
      ("data: null\nbinaryData: []", "t62fmd5mh2"),
      ("data: {}", "42745tchd9"),
      (
        #"""
        binaryData: {b: AAECYmlu//4=}
        data: {n: 1, f: 1.5, big: 12345678901234567890, e: 1e21, small: 0.0000001, t: true, d: 2020-01-01,
          u: "\u2028<>&", nest: {one: a, b: [1, null, ~]}, s: "1", neg: -0.0, hex: 0x10, oct: 010, mil: 1000000,
          e20: 1e20, tiny: 1e-6, x: "1"}
        """#, "gk5mdcm4dk"
      ),
    ])
  func configMap(_ fields: String, _ expected: String) throws {
    #expect(try hash(fields) == expected)
    #expect(try hash(fields + "\nimmutable: true") == expected)
  }

  @Test(
    "a Secret's data and type are hashed",
    arguments: [
      ("stringData: {a: b, c: 1}\ntype: 5", "cfg9bkch6f"),
      ("data: {a: 9007199254740993}\nstringData: text\ntype: {a: b}", "hg84mfkf5c"),
    ])
  func secret(_ fields: String, _ expected: String) throws {
    #expect(try hash(fields, kind: "Secret") == expected)
  }

  @Test("a number that JSON has not is an error")
  func infinity() throws {
    let error = #expect(throws: Diagnostic.self) { try hash("data: {a: .inf}") }
    #expect(error?.location?.description == "resources.yaml:4:11")
  }

  @Test("the name gets the hash, and the old one is remembered and found")
  func transform() throws {
    let layer = try GeneratorLayer("{}")
    var resources = try layer.resources(
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: a}}")
    let configMap = resources.resources[0]
    configMap.needsHashSuffix = true
    try HashTransformer().transform(&resources, in: layer.context)
    #expect(resources.resources.map(\.name) == ["a-6ct58987ht", "a"])
    #expect(configMap.originalID.name == "a")
    #expect(resources.resources(withCurrentID: configMap.id).count == 1)
    #expect(resources.resources(withAnyID: configMap.originalID).count == 1)
  }
}
