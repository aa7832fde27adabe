import Diagnostics
import Testing

@testable import Kustomize

@Suite struct UTF8ValidityTests {
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
}
