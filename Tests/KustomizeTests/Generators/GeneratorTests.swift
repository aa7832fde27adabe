import Diagnostics
import Testing
import YAML

@testable import Kubernetes
@testable import Kustomize

@Suite struct GeneratorTests {
  @Test("generators make what kustomize makes", arguments: generatorCases)
  func generate(_ testCase: GeneratorCase) throws {
    let layer = try GeneratorLayer(testCase.kustomization)
    var resources = ResourceSet()
    for resource in try layer.generate() { try resources.append(resource) }
    try HashTransformer().transform(&resources, in: layer.context)
    #expect(try resources.printed() == testCase.expected)
    #expect(layer.warnings.isEmpty)
  }

  @Test(
    "generators refuse what cannot be",
    arguments: [
      ("literals: ['=x']", "K0404", "a literal is 'key=value', and this is '=x'"),
      ("literals: [x]", "K0404", "a literal is 'key=value', and this is 'x'"),
      ("literals: [null]", "K0404", "a literal is 'key=value', and this is ''"),
      ("literals: [a=1, b=1, a=2]", "K0102", "'app' gets the key 'a' twice"),
      ("files: [crlf.txt, crlf.txt]", "K0102", "'app' gets the key 'crlf.txt' twice"),
      ("{files: [bin.dat], literals: [bin.dat=x]}", "K0102", "'app' gets the key 'bin.dat' twice"),
      ("{envs: [crlf.env], literals: [C=x]}", "K0102", "'app' gets the key 'C' twice"),
      ("files: [a=b=c]", "K0404", "and this is 'a=b=c'"),
      ("files: ['=crlf.txt']", "K0404", "and this is '=crlf.txt'"),
      ("files: [k=]", "K0404", "and this is 'k='"),
      ("files: ['']", "K0502", "it is a folder"),
      ("files: [conf]", "K0502", "it is a folder"),
      ("files: [nofile]", "K0501", "there is no file or folder 'nofile'"),
      ("files: [a=nofile]", "K0501", "there is no file or folder 'nofile'"),
      ("envs: [nofile]", "K0501", "there is no file or folder 'nofile'"),
      ("envs: [bin.dat]", "K0103", "this line is not UTF-8"),
      ("literals: x", "K0402", "'literals' must be a list"),
      ("literals: [1]", "K0402", "must be a string"),
      ("type: x", "K0401", "a ConfigMap generator has no field 'type'"),
      ("immutable: true", "K0401", "a ConfigMap generator has no field 'immutable'"),
      ("options: {imutable: true}", "K0401", "generator options has no field 'imutable'"),
      ("options: {labels: {a: 1}}", "K0402", "must be a string"),
    ])
  func refuse(_ entry: String, _ code: String, _ message: String) throws {
    let body = entry.hasPrefix("{") ? String(entry.dropFirst().dropLast()) : entry
    let layer = try GeneratorLayer("configMapGenerator: [{name: app, \(body)}]")
    let error = #expect(throws: Diagnostic.self) { try layer.generate() }
    #expect(error?.id.code == code)
    #expect(error?.message.contains(message) ?? false, "\(error?.message ?? "")")
    #expect(error?.location != nil)
  }

  @Test("a generator needs a name", arguments: ["{}", "{name: ''}", "{name: }", "{literals: [a=1]}"])
  func missingName(_ entry: String) throws {
    let layer = try GeneratorLayer("secretGenerator: [\(entry)]")
    let error = #expect(throws: Diagnostic.self) { try layer.generate() }
    #expect(error?.id == .missingField)
  }

  @Test("every value knows where it comes from")
  func positions() throws {
    let layer = try GeneratorLayer(
      """
      configMapGenerator:
      - name: app
        literals:
        - a=1
        envs: [crlf.env]
        files: [nl.txt]
      """)
    let data = try #require(try layer.generate().first?.node["data"])
    #expect(data["a"]?.location?.description == "kustomization.yaml:4:5")
    #expect(data["B"]?.location?.description == "crlf.env:3:1")
    #expect(data["nl.txt"]?.location?.description == "nl.txt:1:1")
    #expect(data["nl.txt"]?.textRange.offset == data["nl.txt"]?.position.offset, "the file's bytes are not copied")
    #expect(layer.warnings.isEmpty)
  }

  @Test("a repeated key names both places")
  func repeatedKey() throws {
    let layer = try GeneratorLayer("secretGenerator: [{name: s, envs: [crlf.env], literals: [A=1]}]")
    let error = #expect(throws: Diagnostic.self) { try layer.generate() }
    #expect(error?.notes.first?.location?.description == "crlf.env:1:1")
    #expect(error?.location?.path == "kustomization.yaml")
  }

  @Test("kustomize stops reading an env file at a line of 65536 bytes", arguments: [(65_535, true), (65_536, false)])
  func longLine(_ length: Int, _ isRead: Bool) throws {
    let line = "L=" + String(repeating: "x", count: length - 2)
    let layer = try GeneratorLayer(
      "configMapGenerator: [{name: app, envs: [long.env]}]", files: ["long.env": Array("a=1\n\(line)\nb=2\n".utf8)])
    let data = try layer.generate().first?.node["data"]
    #expect(data?["a"] != nil)
    #expect((data?["L"] != nil) == isRead)
    #expect((data?["b"] != nil) == isRead)
    #expect(layer.warnings.map(\.id) == (isRead ? [] : [.noEffect]))
  }

  @Test("a word that is no behavior is warned of")
  func unknownBehavior() throws {
    let layer = try GeneratorLayer("configMapGenerator: [{name: app, behavior: mergee}]")
    #expect(try layer.generate().first?.behavior == .unspecified)
    #expect(layer.warnings.first?.hint == "did you mean 'merge'?")
    #expect(layer.warnings.first?.severity == .warning)
  }

  @Test("a generator's own file may have other fields, and a name in its metadata")
  func generatorFile() throws {
    let layer = try GeneratorLayer(
      """
      apiVersion: builtin
      kind: ConfigMapGenerator
      metadata: {name: meta, namespace: ns}
      env: nofile
      bogus: 1
      behavior: merge
      literals: [a=1]
      options: {labels: {q: r}, bogus: 1}
      """)
    let arguments = try GeneratorArguments(node: layer.kustomization, secret: false, strict: false)
    let resource = try #require(try ConfigMapGenerator(arguments).generate(in: layer.context).first)
    #expect(resource.name == "meta")
    #expect(resource.namespace == "ns")
    #expect(resource.behavior == .merge)
    #expect(resource.needsHashSuffix)
    #expect(try HashTransformer.hash(of: resource) == "h29d89cmmt")
  }
}
