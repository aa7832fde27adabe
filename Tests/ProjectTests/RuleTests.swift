import Foundation
import TestSupport
import Testing

/// The rules of the house that can be counted.
@Suite struct RuleTests {
  /// Tables that a script makes are no rooms.
  static let sources = ArrowTests.sources.filter { !$0.path.contains("+Generated") }

  /// Only the set of resources, and the resource itself, say that what a resource is called has changed.
  @Test func identityChangesInOnePlace() {
    let trio: Set = ["rememberID", "invalidateID", "noteIdentity"]
    let calls = Self.sources.filter { file in
      !["Resource.swift", "ResourceSet.swift"].contains(file.name + ".swift")
        && file.uses.contains { trio.contains($0.name) }
    }
    #expect(calls.map(\.path) == [])
  }

  @Test func unsafeCodeStandsInFewFiles() {
    let files = Self.sources.filter { file in file.uses.contains { $0.name.lowercased().contains("unsafe") } }
    #expect(files.count <= 12, "\(files.map(\.path))")
  }

  /// A file is called after a type that it declares, or extends: `Node.swift`, `Node+Editing.swift`.
  @Test func filesAreCalledAfterTheirTypes() {
    let files = Self.sources.filter { file in
      let type = file.name.prefix { $0 != "+" }
      return !file.types.contains(String(type)) && file.name != "main"
    }
    #expect(files.count <= 10, "\(files.map(\.path))")
  }

  @Test func filesAndFunctionsAreShort() {
    #expect(Self.sources.filter { $0.lineCount >= 400 }.map(\.path) == [])
    let long = Self.sources.flatMap { file in
      file.functions.filter { $0.lineCount > 40 }.map { "\(file.path): \($0.name), \($0.lineCount) lines" }
    }
    #expect(long.count <= 5, "\(long)")
  }

  @Test func countsWhatASourceHas() {
    let text = """
      /// unsafe
      extension A.B {
        func long(
          _ x: Int
        ) {
          if x > 0 { "\\(x)" }
        }
        var short: Int { 1 }
        init() {
        }
      }
      struct C { let d = withUnsafeBytes }
      """
    let file = SwiftFile(path: "House/Ground/B+C.swift", text: text)
    #expect(file.name == "B+C")
    #expect(file.types == ["A", "B", "C"])
    #expect(file.lineCount == 12)
    #expect(file.functions.map { "\($0.name) \($0.lineCount)" } == ["long 5", "short 1", "init 2"])
    #expect(file.uses.contains { $0.name == "withUnsafeBytes" })
    #expect(!file.uses.contains { $0.name == "unsafe" })
  }
}
