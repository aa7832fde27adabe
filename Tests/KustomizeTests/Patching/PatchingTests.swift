import Foundation
import TestSupport
import Testing
import YAML

@testable import Kustomize

@Suite struct PatchingTests {
  @Test("a patched resource is what kubectl kustomize prints", arguments: PatchCase.all)
  func golden(_ patchCase: PatchCase) throws {
    let outcome = try patchCase.outcome()
    if let expected = try? patchCase.text("expected.yaml") {
      #expect(outcome.error == nil)
      #expect(outcome.manifest == expected)
    } else if let expected = try? patchCase.text("expected.err") {
      #expect(outcome.error == expected)
    } else {
      try outcome.error?.write(to: patchCase.folder.appending(path: "expected.err"), atomically: true, encoding: .utf8)
      Issue.record("nothing was recorded: \(outcome.error ?? outcome.manifest ?? "")")
    }
  }

  @Test("there are cases") func cases() { #expect(PatchCase.all.count > 100) }

  @Test("a value keeps the place where the patch has it")
  func positions() throws {
    let run = try PatchRun(
      target: "kind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: x\n",
      patch: "kind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b: new\n  a: y\n")
    let data = try #require(try run.patched()?["data"])
    #expect(data["a"]?.location?.description == "patch.yaml:6:6")
    #expect(data["b"]?.location?.description == "patch.yaml:5:6")
    #expect(data.location?.description == "target.yaml:5:3")
  }

  @Test("large mappings and lists are merged in a time that grows with their size")
  func large() throws {
    let time = try threadTime {
      let count = 20_000
      func config(_ value: String, _ range: Range<Int>) -> String {
        "kind: ConfigMap\nmetadata: {name: a}\ndata:\n" + range.map { "  key\($0): \(value)\n" }.joined()
      }
      let maps = try PatchRun(target: config("old", 0..<count), patch: config("null", 1..<(count + 1)))
      let data = try #require(try maps.patched()?["data"])
      #expect(data.fields.map(\.key.string) == ["key0"])

      func pod(_ field: String, _ range: ReversedCollection<Range<Int>>) -> String {
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n"
          + range.map { "  - name: c\($0)\n    \(field): x\n" }.joined()
      }
      let lists = try PatchRun(
        target: pod("image", (0..<count).reversed()), patch: pod("workingDir", (5..<count).reversed()))
      let containers = try #require(try lists.patched()?[path: "spec", "containers"])
      #expect(containers.count == count)
      #expect(containers.elements.prefix(count - 5).allSatisfy { $0.count == 3 })
    }
    #expect(time < .seconds(60))
  }

  @Test("large lists in which keys are missing or double are too")
  func largeIrregular() throws {
    let time = try threadTime {
      let count = 10_000
      func service(_ range: Range<Int>, _ field: String) -> String {
        let ports = range.map { "  - port: \($0)\n    \($0 % 2 == 0 ? "protocol: TCP\n    " : "")\(field)\n" }
        return "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n" + ports.joined()
      }
      let run = try PatchRun(target: service(1..<count, "name: a"), patch: service(1..<count, "targetPort: 1"))
      let ports = try #require(try run.patched()?[path: "spec", "ports"])
      #expect(ports.count == count - 1)
      let double = try PatchRun(
        target: service(1..<count, "name: a") + "  - {port: 1, name: double}\n", patch: service(0..<1, "targetPort: 1"))
      #expect(try double.patched()?[path: "spec", "ports"]?.count == count)
    }
    #expect(time < .seconds(60))
  }
}
