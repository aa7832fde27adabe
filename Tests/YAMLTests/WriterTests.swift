import Diagnostics
import Foundation
import Testing

@testable import YAML

/// `Cases/<name>.yaml` is a resource, `Cases/<name>.expected.yaml` what `kubectl kustomize` v5.5.0 printed for it.
struct WriterTests {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".expected.yaml") }.map { String($0.dropLast(5)) }
      .sorted()
  }()

  private func contents(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.directory.appendingPathComponent(name)))
  }

  @Test(arguments: names)
  func printsWhatKustomizePrints(name: String) throws {
    let expected = String(decoding: try contents(name + ".expected.yaml"), as: UTF8.self)
    let printed = try rewrite(try contents(name + ".yaml"))
    let pairs = zip(printed.split(separator: "\n"), expected.split(separator: "\n"))
    if let (ours, theirs) = pairs.first(where: { $0 != $1 }) { #expect(ours == theirs) }
    #expect(printed == expected)
  }

  /// What was printed, read and printed again, stays, but for keys that are read as numbers, and the text 0o-7, which
  /// goyaml v2 takes for text and go-yaml v3 for a number.
  @Test(arguments: names.filter { !["keys", "numbers"].contains($0) })
  func isStable(name: String) throws {
    let printed = try contents(name + ".expected.yaml")
    #expect(try rewrite(printed) == String(decoding: printed, as: UTF8.self))
  }

  @Test func findsItsCases() {
    #expect(Self.names.count > 15)
  }

  /// kustomize fails on each of these too.
  @Test(arguments: [
    ("a: .nan", Diagnostic.ID.notFinite),
    ("a: [-.inf]", .notFinite),
    ("a: {1: b}", .unsupportedKey),
    ("a: {true: b}", .unsupportedKey),
    ("a: {!custom b: c}", .unsupportedKey),
    ("null: b", .unsupportedKey),
    ("a: {~: b}", .unsupportedKey),
    ("a: !!bool yes", .invalidScalar),
    ("a: !!int 1.5", .invalidScalar),
    ("a: !!int x", .invalidScalar),
    ("a: !!float x", .invalidScalar),
    ("a: !!float 18446744073709551615", .invalidScalar),
    ("a: !!null x", .invalidScalar),
    ("a: !!timestamp x", .invalidScalar),
    ("a: !!binary a", .invalidScalar),
    ("a: !!binary '*'", .invalidScalar),
    ("a: 2001-01-01T10:00:00+24:00", .invalidScalar),
    (#"a: "\x7f""#, .controlCharacter),
    (#"a: "\u0080""#, .controlCharacter),
    (#"a: "\uFFFE""#, .controlCharacter),
    (#""a\Nb": c"#, .controlCharacter),
  ])
  func refuses(input: String, id: Diagnostic.ID) throws {
    let error = diagnostic { try rewrite(input) }
    #expect(error?.id == id)
    #expect(error?.location?.line == 1)
  }

  @Test func writesNothingOfWhatItRefuses() throws {
    let (tree, roots) = try read("a: 1\n---\nb: {c: 2, d: [.nan]}\n---\ne: 3\n")
    try withExtendedLifetime(tree) {
      var writer = Writer()
      try writer.write(roots[0])
      #expect(throws: Diagnostic.self) { try writer.write(roots[1]) }
      try writer.write(roots[2])
      #expect(String(decoding: writer.output, as: UTF8.self) == "a: 1\n---\ne: 3\n")
      writer.withOutput { #expect($0.count == 14) }
    }
  }

  @Test(arguments: [
    ("[]", "[]\n"), ("{}", "{}\n"), ("- a\n- [b]\n- c: d", "- a\n- - b\n- c: d\n"), ("a", "a\n"), ("'1'", "\"1\"\n"),
    ("a:\n- b\n", "a:\n- b\n"), ("? \n: a", "\"\": a\n"),
  ])
  func writesAnyRoot(input: String, expected: String) throws {
    #expect(try rewrite(input) == expected)
  }

  /// Deep and wide input takes time that grows in a straight line, and no limit of the writer's own.
  @Test func writesDeepAndWide() throws {
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(try rewrite(deep).hasSuffix("- []\n"))
    let wide = (0..<20_000).map { "k\($0 &* 7_919 % 20_000): v\n" }.joined()
    let lines = try rewrite(wide).split(separator: "\n")
    #expect(lines.count == 20_000 && lines[2] == "k2: v" && lines[19_999] == "k19999: v")
  }

  /// goyaml v2's order of these goes round in a circle; kustomize prints them differently from run to run, most often
  /// like this.
  @Test(arguments: [["a10", "a1b", "a2"], ["v1", "v10", "v1alpha1", "v2"], ["p10", "p11", "p1x", "p1y", "p2", "p3"]])
  func ordersKeysThatHaveNoOrder(keys: [String]) throws {
    let expected = keys.map { "\($0): v\n" }.joined()
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let input = keys.shuffled(using: &generator).map { "\($0): v\n" }.joined()
      #expect(try rewrite(input) == expected)
    }
  }

  /// Text that a transformer made, which no reader has checked.
  @Test func refusesTextThatIsNotUTF8() throws {
    let tree = Tree()
    let root = tree.mapping()
    let range = tree.text.append([0x61, 0xFF])
    root.append("a", tree.scalar(range))
    var writer = Writer()
    let error = diagnostic { try writer.write(root) }
    #expect(error?.id == .invalidEncoding)
  }
}
