import Diagnostics
import Testing

@Suite struct SecretRangesTests {
  private func range(_ offset: UInt32, _ length: UInt32) -> TextRange { TextRange(offset: offset, length: length) }

  @Test func knowsWhatTouchesThem() {
    var ranges = SecretRanges()
    #expect(ranges.isEmpty)
    for (offset, length): (UInt32, UInt32) in [(10, 5), (40, 1), (12, 8), (20, 2), (5, 0)] {
      ranges.insert(range(offset, length))
    }
    for (offset, length, touches): (UInt32, UInt32, Bool) in [
      (0, 10, false), (0, 11, true), (14, 1, true), (21, 1, true), (22, 18, false), (22, 19, true), (40, 1, true),
      (41, 9, false), (12, 0, false), (5, 1, false),
    ] {
      let isTouched = ranges.touches(range(offset, length))
      #expect(isTouched == touches, "\(offset) \(length)")
    }
    #expect(!ranges.isEmpty)
  }

  /// What a store forgets, its secrets forget too: other text stands there later.
  @Test func goWithTheText() {
    let text = TextStore()
    text.secrets.insert(text.append("one"))
    let mark = text.mark
    let second = text.append("two")
    text.secrets.insert(second)
    let wasSecret = text.secrets.touches(second)
    text.rewind(to: mark)
    let isSecret = text.secrets.touches(text.append("two"))
    #expect(wasSecret && !isSecret)
  }
}
