import Diagnostics

/// What is known of each Unicode scalar, as text that costs nothing until it is read.
enum UnicodeTables {
  /// The numbers that a table is made of: five bits a character, the lowest first, and a sixth where more follow.
  struct Numbers {
    private let text: ByteSpan
    private var position = 0

    init(_ text: StaticString) { self.text = text.bytes }

    mutating func next() -> UInt32? {
      guard position < text.count else { return nil }
      var (number, shift): (UInt32, UInt32) = (0, 0)
      while true {
        let digit = UInt32(text[position]) - 0x30
        position += 1
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32 { return number }
      }
    }
  }

  /// The scalars of a category (`Lu`, `L`, `Letter`) or a script (`Greek`), or of `Any`, `ASCII` and `Assigned`; nil
  /// where there is no such property. Upper and lower case, spaces, hyphens and underscores make no difference.
  static func scalars(_ property: some Sequence<UInt8>) -> ScalarSet? {
    let bytes = property.filter { ![UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_")].contains($0) }
    let name = String(decoding: bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    switch name {
    case "any": return ScalarSet(0...ScalarSet.last)
    case "ascii": return ScalarSet(0...0x7F)
    case "assigned":
      var unassigned = category("cn")
      unassigned?.invert()
      return unassigned
    default: return category(name) ?? script(name) ?? alias(of: name).flatMap(category)
    }
  }

  private static func words(_ text: StaticString) -> [Substring] {
    String(decoding: text.bytes, as: UTF8.self).split(separator: " ")
  }

  private static func alias(of name: String) -> String? {
    words(categoryAliases).first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.utf8.count + 1)) }
  }

  /// - Parameter name: in small letters. One letter stands for all categories that begin with it.
  private static func category(_ name: String) -> ScalarSet? {
    let isChosen = words(categoryNames).map { category in
      let category = category.lowercased()
      return name == "lc" ? ["lu", "ll", "lt"].contains(category) : category == name || category.prefix(1) == name
    }
    guard isChosen.contains(true) else { return nil }
    var set = ScalarSet()
    var numbers = Numbers(categoryRuns)
    var first: UInt32 = 0
    while let run = numbers.next() {
      let end = first + run / 32 + 1
      if isChosen[Int(run % 32)] { set.insert(first...end - 1) }
      first = end
    }
    return set
  }

  private static func script(_ name: String) -> ScalarSet? {
    guard name != "-", let chosen = words(scriptNames).firstIndex(of: name[...]) else { return nil }
    var set = ScalarSet()
    var numbers = Numbers(scriptRuns)
    var first: UInt32 = 0
    while let script = numbers.next(), let more = numbers.next() {
      let end = first + more + 1
      if script == chosen { set.insert(first...end - 1) }
      first = end
    }
    return set
  }
}
