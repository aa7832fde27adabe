import Diagnostics
import Testing
import YAML

@testable import Kustomize

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite(.serialized)
struct LegacyPluginTests {
  @Test func aPluginIsFoundByItsType() throws {
    let fixture = try BuildFixture([
      "kustomization.yaml": "generators: [g.yaml]\ntransformers: [t.yaml]\n",
      "g.yaml": "apiVersion: example.com/v1\nkind: Maker\nmetadata: {name: x}\nargsOneLiner: a 'b c' \"d\\\"e\"\n",
      "t.yaml": "apiVersion: example.com/v1\nkind: Changer\nmetadata: {name: x}\nargsFromFile: args.txt\n",
      "args.txt": "one\n  two\n\n",
    ])
    try fixture.script(
      "home/example.com/v1/maker/Maker",
      "shift; printf 'kind: X\\nmetadata: {name: x}\\nargs: [%s, %s, %s]\\nat: %s\\n' \"$1\" \"$2\" \"$3\" \"$PWD\"")
    try fixture.script("home/example.com/v1/changer/Changer", "cp \"$1\" copy.yaml; cat; echo \"last: $2 $3\"")
    setenv("KUSTOMIZE_PLUGIN_HOME", "\(fixture.folder.path)/home", 1)
    defer { unsetenv("KUSTOMIZE_PLUGIN_HOME") }
    #expect(
      try fixture.yaml()
        == "args:\n- a\n- b c\n- d\"e\nat: \(fixture.folder.path)\nkind: X\nlast: one two\nmetadata:\n  name: x\n")
    #expect(fixture.text("copy.yaml")?.hasPrefix("apiVersion: example.com/v1\nargsFromFile: args.txt\n") == true)
    try fixture.write("g.yaml", "apiVersion: example.com/v1\nkind: Other\nmetadata: {name: x}\n")
    let error = try fixture.error()
    #expect(error.id == .unknownPlugin)
    #expect(error.message.contains("/home/example.com/v1/other/Other"))
  }

  @Test(arguments: [
    ("../..", "Evil"), ("x/../../..", "Evil"), ("example.com/v1", "../../../../evil"),
    ("example.com/../..", "x/../../../Evil"),
  ])
  func aPluginIsInTheFolderOfPlugins(version: String, kind: String) throws {
    let fixture = try BuildFixture([
      "kustomization.yaml": "generators: [g.yaml]\n",
      "g.yaml": "apiVersion: '\(version)'\nkind: '\(kind)'\nmetadata: {name: x}\n",
    ])
    try TemporaryDirectory.makeFolders("\(fixture.folder.path)/home/example.com/v1")
    for place in ["Evil", "evil/Evil"] {
      try fixture.script(place, "echo 'kind: X'")
    }
    setenv("KUSTOMIZE_PLUGIN_HOME", "\(fixture.folder.path)/home", 1)
    defer { unsetenv("KUSTOMIZE_PLUGIN_HOME") }
    #expect(try fixture.error().message.hasSuffix("names a program outside the folder of plugins"))
  }

  @Test(arguments: [
    ("", []), ("  a  b ", ["a", "b"]), ("'a b'c", ["a bc"]), (#"a\ b "c \" \n""#, ["a b", #"c " \n"#]), ("''", [""]),
  ])
  func words(_ line: String, words: [String]) throws {
    let tree = Tree()
    #expect(try splitShellWords(line, at: tree.scalar(line)) == words)
  }

  @Test(arguments: ["'a", "\"a", "a\\"])
  func openQuotes(_ line: String) {
    let tree = Tree()
    #expect(throws: Diagnostic.self) { try splitShellWords(line, at: tree.scalar(line)) }
  }
}
