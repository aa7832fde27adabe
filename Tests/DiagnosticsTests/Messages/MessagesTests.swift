import Diagnostics
import Foundation
import Testing

@Suite struct MessagesTests {
  @Test func hasATableOfForms() {
    #expect(Messages.formatNames == ["text", "json", "github", "sarif", "junit"])
    #expect(Messages.format(named: "xml") == nil)
    #expect(Messages.formatNames.joinedAsWords() == "text, json, github, sarif or junit")
  }

  /// Every place, note and fix is in each form.
  @Test(arguments: Messages.formatNames)
  func tellsEverything(_ form: String) throws {
    let text = try Samples.text(form, [Samples.error, Samples.warning, Samples.bare], failure: "it was not built")
    for part in [
      "T0001", "no such name", "12", "kagent", "it is at b.yaml:3", "nothing else is called so", "has no effect",
      "T0002",
      "c.yaml", "leave it out", "nothing was read", "it was not built",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  /// A terminal obeys nothing in it, and GitHub's runner only what is a command of ours.
  @Test(arguments: Samples.payloads)
  func showsForeignTextEscaped(_ payload: String) throws {
    for form in Messages.formatNames {
      let text = try Samples.text(form, [Samples.foreign(payload)], failure: payload)
      for scalar in text.unicodeScalars { #expect(!scalar.isHidden || scalar == "\n", "\(form): \(scalar.value)") }
      for line in text.split(separator: "\n") where !(form == "github" && line.hasPrefix("::error file=")) {
        #expect(!line.drop(while: { $0 == " " }).hasPrefix("::error"), "\(form)")
        #expect(form == "text" || form == "github" ? !line.contains("##[") : true, "\(form)")
      }
    }
  }

  @Test func streamsOrGathers() throws {
    func written(_ name: String) throws -> [String] {
      var parts: [String] = []
      var writer = MessageWriter(Messages.format(named: name)!, OutputStyle(), tool: Samples.tool) {
        parts.append(String(decoding: $0, as: UTF8.self))
      }
      try writer.report([Samples.warning, Samples.warning])
      try writer.report([Samples.bare])
      try writer.finish(failure: "it was not built")
      return parts
    }
    #expect(
      try written("text") == [
        "c.yaml: warning: has no effect [T0002 other]\n  hint: leave it out\n",
        "error: nothing was read [T0001 test]\n",
        "strata: it was not built\n",
      ])
    #expect(try written("json").count == 3)
    let documents = try written("sarif")
    #expect(documents.count == 1)
    #expect(documents[0].contains("has no effect") && documents[0].contains("nothing was read"))
  }

  @Test func aDocumentIsWrittenEvenWhereThereIsNothingToSay() throws {
    for (name, count) in [("text", 0), ("json", 0), ("github", 0), ("sarif", 1), ("junit", 1)] {
      var parts = 0
      var writer = MessageWriter(Messages.format(named: name)!, OutputStyle(), tool: Samples.tool) { _ in parts += 1 }
      try writer.report([])
      try writer.finish()
      #expect(parts == count, "\(name)")
    }
  }
}
