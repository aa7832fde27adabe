import Testing

@testable import YAML

struct GoFloatTests {
  /// The number, as encoding/json writes it, and as goyaml v2 writes what it reads from that.
  @Test(arguments: [
    (0.0, "0", "0"), (-0.0, "-0", "0"), (1.0, "1", "1"), (-1.5, "-1.5", "-1.5"), (0.1, "0.1", "0.1"),
    (123456.5, "123456.5", "123456.5"), (1234567.5, "1234567.5", "1.2345675e+06"),
    (1e6, "1000000", "1000000"), (1e18, "1000000000000000000", "1000000000000000000"),
    (1e19, "10000000000000000000", "10000000000000000000"), (-1e19, "-10000000000000000000", "-1e+19"),
    (1e20, "100000000000000000000", "1e+20"), (1e21, "1e+21", "1e+21"), (1.5e300, "1.5e+300", "1.5e+300"),
    (0.0001, "0.0001", "0.0001"), (0.00001, "0.00001", "1e-05"), (0.00000125, "0.00000125", "1.25e-06"),
    (1e-7, "1e-7", "1e-07"), (1.25e-7, "1.25e-7", "1.25e-07"), (0.000001, "0.000001", "1e-06"),
    (1.25e-10, "1.25e-10", "1.25e-10"), (Double.leastNonzeroMagnitude, "5e-324", "5e-324"),
    (Double.greatestFiniteMagnitude, "1.7976931348623157e+308", "1.7976931348623157e+308"),
    (18_446_744_073_709_551_616, "18446744073709552000", "1.8446744073709552e+19"),
    (9_007_199_254_740_992, "9007199254740992", "9007199254740992"),
  ])
  func formats(number: Double, json: String, yaml: String) {
    #expect(String(decoding: GoFloat(number).json, as: UTF8.self) == json)
    #expect(String(decoding: GoFloat(number).yaml, as: UTF8.self) == yaml)
  }

  /// The number, without an exponent, and with one where `%g` has it.
  @Test(arguments: [
    (0.0, "0", "0"), (-0.0, "-0", "-0"), (1.5, "1.5", "1.5"), (-123.456, "-123.456", "-123.456"),
    (100, "100", "100"), (999_999, "999999", "999999"), (1e6, "1000000", "1e+06"), (-1.25e7, "-12500000", "-1.25e+07"),
    (0.0001, "0.0001", "0.0001"), (0.00001, "0.00001", "1e-05"), (1.25e-7, "0.000000125", "1.25e-07"),
    (1e20, "100000000000000000000", "1e+20"), (1e100, "1" + String(repeating: "0", count: 100), "1e+100"),
  ])
  func forms(number: Double, positional: String, general: String) {
    #expect(String(decoding: GoFloat(number).positional, as: UTF8.self) == positional)
    #expect(String(decoding: GoFloat(number).general, as: UTF8.self) == general)
    #expect(GoFloat(number).hasExponent == general.contains("e"))
  }

  @Test func readsBack() {
    var bits: UInt64 = 0x0123_4567_89AB_CDEF
    for _ in 0..<2_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      #expect(Double(String(decoding: GoFloat(number).json, as: UTF8.self)) == number)
      #expect(Double(String(decoding: GoFloat(number).yaml, as: UTF8.self)) == number)
    }
  }
}
