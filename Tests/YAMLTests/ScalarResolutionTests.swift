import Diagnostics
import Testing

@testable import YAML

struct ScalarResolutionTests {
  private func resolve(_ text: String) -> YAML.Tag {
    text.withBytes { resolvePlainScalar($0) }
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func null(text: String) { #expect(resolve(text) == .null) }

  @Test(arguments: ["true", "True", "TRUE", "false", "False", "FALSE"])
  func boolean(text: String) { #expect(resolve(text) == .boolean) }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("+1", 1), ("-12", -12), ("00", 0), ("0777", 511), ("-0777", -511), ("0x1F", 31),
    ("+0X1f", 31),
    ("0o17", 15), ("0O17", 15), ("0b11", 3), ("-0b11", -3), ("0b-11", -3), ("0o+7", 7), ("1_000", 1000), ("1_", 1),
    ("0_x1F", 31), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
  ])
  func integer(text: String, value: Int64) {
    #expect(resolve(text) == .integer)
    let digits = text.filter { $0 != "_" }
    #expect(digits.withBytes { parseInteger($0) } == .signed(value))
  }

  @Test func unsignedInteger() {
    var digits = "18446744073709551615"
    #expect(digits.withBytes { parseInteger($0) } == .unsigned(.max))
    digits = "+18446744073709551615"
    #expect(digits.withBytes { parseInteger($0) } == nil)
  }

  @Test(arguments: [
    "1.0", ".5", "-.5", "5.", "1e3", "1.e1", "08", "09.5", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", "1e-400", "1e5_0",
    ".5_0", "18446744073709551616", "0777777777777777777777777", "-9223372036854775809",
  ])
  func float(text: String) { #expect(resolve(text) == .float) }

  @Test(arguments: [
    "yes", "No", "on", "y", "tRUE", "nULL", "~a", "-", "+", ".", "..", "-.", "1.2.3", "1e", "1e400", "-1e400", "0x",
    "0b",
    "0b2", "0o8", "0B-1", "-0b-1", "_1", "._5", ".5_", ".5__0", ".e1", "-.nan", ".infinity", "1Gi", "100m", "12:30:45",
    "10.0.0.1", "0x1p4", "1 000", "-a", "+a", "<", "<<<", "=", "0xFFFFFFFFFFFFFFFFF",
  ])
  func string(text: String) { #expect(resolve(text) == .string) }

  @Test func merge() { #expect(resolve("<<") == .merge) }

  /// What is a string to go-yaml v3 and must be quoted for goyaml v2.
  @Test(arguments: ["yes", "NO", "On", "off", "y", "N", "12:30:45", "-1_0:59.5", "1", "0x1F", "0b-1", "", "2001-01-01"])
  func quoted(text: String) {
    #expect(text.withBytes { needsQuotes($0) })
  }

  @Test(arguments: [
    "yEs", "nope", "offset", "once", "1:60", "1:2:", "0o-7", "1e400", "<<", "=", "a", "-", "1.2.3", "é",
  ])
  func unquoted(text: String) {
    #expect(!text.withBytes { needsQuotes($0) })
  }
}
