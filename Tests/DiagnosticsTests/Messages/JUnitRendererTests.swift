import Diagnostics
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct JUnitRendererTests {
  @Test func anErrorIsATestThatFailed() throws {
    #expect(
      try Samples.text("junit", [Samples.error, Samples.warning], failure: "it was not built") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="2" failures="1" errors="0">
          <testsuite name="strata" tests="2" failures="1" errors="0">
            <testcase classname="T0001 test" name="overlays/a b.yaml:12:12: no such name" file="overlays/a b.yaml" line="12">
              <failure message="no such name" type="T0001">overlays/a b.yaml:12:12: error: no such name [T0001 test]
          11 | metadata:
          12 |   &#39;𝛼&#39;: nm: kagnt
             |            ^^^^^ did you mean &#39;kagent&#39;?
          note: it is at b.yaml:3
          note: nothing else is called so</failure>
            </testcase>
            <testcase classname="T0002 other" name="c.yaml: has no effect" file="c.yaml">
              <system-out>c.yaml: warning: has no effect [T0002 other]
          hint: leave it out</system-out>
            </testcase>
            <system-err>it was not built</system-err>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func nothingToReportIsATestThatPassed() throws {
    let report = try Report(Samples.text("junit", []))
    #expect(report.cases == ["nothing to report"])
    #expect(report.failures.isEmpty)
  }

  @Test func aFailureWithoutAnyErrorIsATestThatFailed() throws {
    let report = try Report(Samples.text("junit", [Samples.warning], failure: "it was not built"))
    #expect(report.cases == ["c.yaml: has no effect", "it was not built"])
    #expect(report.counts == ["2", "1"])
  }

  @Test(arguments: Samples.payloads)
  func isXMLWhateverIsSaid(_ payload: String) throws {
    let report = try Report(Samples.text("junit", [Samples.foreign(payload)], failure: payload))
    #expect(report.cases.count == 1)
    #expect(report.failures == [payload.visible])
    #expect(report.names == ["testsuites", "testsuite", "testcase", "failure", "system-err"])
  }
}

/// A report as an XML parser reads it.
private final class Report: NSObject, XMLParserDelegate {
  struct NotXML: Error {}

  private(set) var names: [String] = []
  private(set) var cases: [String] = []
  private(set) var failures: [String] = []
  private(set) var counts: [String] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw NotXML() }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    switch name {
    case "testsuites": counts = [attributes["tests"] ?? "", attributes["failures"] ?? ""]
    case "testcase": cases.append(attributes["name"] ?? "")
    case "failure": if let message = attributes["message"] { failures.append(message) }
    default: break
    }
  }
}
