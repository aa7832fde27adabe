import Testing

@testable import Kustomize

/// The vectors of FIPS 180-4's examples and of NIST's short-message set, and lengths around the end of a block.
@Suite struct SHA256Tests {
  private func hexadecimal(_ message: [UInt8]) -> String {
    SHA256.digest(message).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func text(_ message: String, _ digest: String) {
    #expect(hexadecimal(Array(message.utf8)) == digest)
  }

  @Test func millionLetters() {
    #expect(
      hexadecimal([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: [
    (1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    (55, "c45d311d78e9f5ffd8f292be48338425a8d7c52e3e7d992c360225b699b1788d"),
    (56, "c177fd57307d9e91ccdd55f53676bba8dab03512c5f0900e47dd370c4a737837"),
    (57, "12272d2d7c47addb1dd2eb0c73fa4692e8da47d5ad08bd418f09ea851e11062e"),
    (63, "7e85c1fc876e14fb88771233335aa6f6545198491d27de215de4121a13b7395f"),
    (64, "47caa1085b324b16e9d2038695cc09c06bcbc8e4cc00d5180687c9a525d047d7"),
    (65, "1a68512db22e81f0b6870c8606f7dbe6ea1b491f63f196d58049b200cfb07cc8"),
    (119, "f256956b33c0bd871514bcdec40ebedcdf9d28640e39b5eba519ed67b432df37"),
    (120, "1d83c08897fbf2128faa8a9ff5c8793efc85fe3b3ad7caff909ac231842a7ded"),
    (128, "df8d4a0abf0c83c802c129b1b5d635b0510085691180d4616b819d5e0f8cb47b"),
  ])
  func length(_ count: Int, _ digest: String) {
    #expect(hexadecimal([UInt8](repeating: 0xBD, count: count)) == digest)
  }
}
