import Testing

@testable import Diagnostics

struct ByteSpanTests {
  @Test func aPartCountsFromZero() {
    "strata".withBytes { bytes in
      let part = bytes.extracting(2...)
      #expect(part.count == 4)
      #expect(part[0] == UInt8(ascii: "r"))
      #expect(String(decoding: part, as: UTF8.self) == "rata")
      #expect(ByteSpan(rebasing: bytes[1..<3]) == bytes.extracting(1..<3))
      #expect(bytes.extracting(6..<6).isEmpty)
    }
  }

  @Test func spansAreComparedByTheirBytes() {
    let words = ["", "a", "ab", "b", "ab"]
    for (i, a) in words.enumerated() {
      for (k, b) in words.enumerated() {
        let isSame = a.withBytes { a in b.withBytes { b in a == b } }
        #expect(isSame == (words[i] == words[k]), "\(a) and \(b)")
      }
    }
    #expect(ByteSpan() == [UInt8]().withBytes { $0 })
    #expect(ByteSpan().isUTF8 && ByteSpan().isASCII)
  }

  @Test func asciiIsToldWhereverTheOtherByteStands() {
    for length in 0..<20 {
      var bytes = [UInt8](repeating: 0x61, count: length)
      #expect(bytes.withBytes { $0.isASCII })
      for i in 0..<length {
        bytes[i] = 0x80
        #expect(!bytes.withBytes { $0.isASCII })
        bytes[i] = 0x61
      }
    }
  }

  @Test(
    "bytes are told from text",
    arguments: [
      ([], true), ([0x61], true), ([0], true), ([0xC3, 0xA9], true), ([0xF4, 0x8F, 0xBF, 0xBF], true),
      ([0xEF, 0xBB, 0xBF], true), ([0xEF, 0xBF, 0xBE], true), ([0x80], false), ([0xC0, 0xAF], false),
      ([0xED, 0xA0, 0x80], false), ([0xF4, 0x90, 0x80, 0x80], false), ([0xE2, 0x82], false),
    ] as [([UInt8], Bool)])
  func validity(_ bytes: [UInt8], _ isValid: Bool) {
    for padding in [0, 1, 7, 8, 9, 16] {
      let padded = [UInt8](repeating: 0x61, count: padding) + bytes
      #expect(padded.withBytes { $0.isUTF8 } == isValid)
    }
  }

  @Test(arguments: [
    ("", nil), ("kin", nil), ("kind", 0), ("kikind", 2), ("kkkkind", 3), ("a\0kind", 2), ("kinKIND", nil),
    ("kind kind", 0),
  ])
  func findsAText(_ text: String, place: Int?) {
    #expect(text.withBytes { $0.firstRange(ofText: "kind") } == place.map { $0..<$0 + 4 })
  }
}
