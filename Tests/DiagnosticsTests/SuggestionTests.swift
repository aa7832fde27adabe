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
  }
}
