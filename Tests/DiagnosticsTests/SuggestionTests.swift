import Diagnostics
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("kagnt", "kagent"), ("resuorces", "resources"), ("Patches", "patches"), ("namePrefx", "namePrefix"),
  ])
  func findsTheNearestWord(_ typed: String, _ meant: String) {
    #expect(nearestWord(to: typed, among: ["kagent", "resources", "patches", "namePrefix"]) == meant)
  }

  /// The distance by its definition.
  private func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [[Int]](repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        guard i > 0, j > 0 else {
          rows[i][j] = max(i, j)
          continue
        }
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        guard i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] else { continue }
        rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
      }
    }
    return rows[a.count][b.count]
  }

  @Test func isTheFirstOfTheNearest() {
    var state: UInt64 = 7
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    func word() -> String { String((0...random(14)).map { _ in "abc".randomElement(random) }) }
    for _ in 0..<2_000 {
      let typed = word()
      let words = (0..<4).map { _ in word() }
      let limit = max(1, typed.count / 3)
      let near = words.map { distance(Array(typed), Array($0)) }.enumerated().filter { $0.element <= limit }
      let best = near.min { ($0.element, $0.offset) < ($1.element, $1.offset) }
      #expect(nearestWord(to: typed, among: words) == best.map { words[$0.offset] }, "\(typed) \(words)")
    }
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

extension String {
  fileprivate func randomElement(_ random: (Int) -> Int) -> Character {
    self[index(startIndex, offsetBy: random(count))]
  }
}
