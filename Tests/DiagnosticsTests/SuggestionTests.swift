import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("kagnt", "kagent"), ("resuorces", "resources"), ("Patches", "patches"), ("namePrefx", "namePrefix"),
  ])
  func findsTheNearestWord(_ typed: String, _ meant: String) {
    #expect(nearestWord(to: typed, among: ["kagent", "resources", "patches", "namePrefix"]) == meant)
  }

  @Test func findsNothingWhereNothingIsNear() {
    #expect(nearestWord(to: "colour", among: ["resources", "patches"]) == nil)
    #expect(didYouMean("x", among: []) == nil)
    #expect(nearestWord(to: "", among: ["", "a"]) == "")
  }

  @Test(arguments: [("ab", "ba", true), ("abc", "ca", false), ("é", "e\u{301}", true), ("größe", "grösse", false)])
  func countsEdits(_ word: String, _ other: String, _ isNear: Bool) {
    #expect((nearestWord(to: word, among: [other]) != nil) == isNear)
  }

  @Test func comparesLongNamesInAMoment() {
    let names = (0..<200).map { String(repeating: "ab", count: 120) + "\($0)" }
    #expect(nearestWord(to: names[7] + "x", among: names) == names[7])
    // No name is that long.
    let texts = names.map { String(repeating: $0, count: 20) }
    #expect(nearestWord(to: texts[7] + "x", among: texts) == nil)
  }
}
