/// Tells diagnostics as a JUnit report, which CI systems show as tests: an error is one that failed, anything else one
/// that passed with something to say. Where there is nothing to say there is one that passed, as many take a report
/// without any for a mistake.
package struct JUnitRenderer: OutputFormat {
  package let name = "junit"

  package init() {}

  package func render(_ messages: Messages, _ style: OutputStyle) -> [UInt8] {
    let tool = messages.tool.name.xmlEscaped
    var cases = messages.diagnostics.map(testCase)
    var failures = messages.diagnostics.count { $0.severity == .error }
    if let failure = messages.failure, failures == 0 {
      failures = 1
      cases.append(element("testcase", "classname=\"\(tool)\" name=\"\(failure.visible.xmlEscaped)\"", "<failure/>"))
    } else if cases.isEmpty {
      cases.append("    <testcase classname=\"\(tool)\" name=\"nothing to report\"/>\n")
    }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\""
    let end = messages.failure.map { "    <system-err>\($0.visible.xmlEscaped)</system-err>\n" } ?? ""
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites \(counts)>
        <testsuite name="\(tool)" \(counts)>
      \(cases.joined())\(end)  </testsuite>
      </testsuites>

      """.utf8)
  }

  private func testCase(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location?.description ?? diagnostic.path
    let title = ((place.map { $0 + ": " } ?? "") + diagnostic.message).visible
    var attributes = "classname=\"\(diagnostic.id.code) \(diagnostic.id.name)\" name=\"\(title.xmlEscaped)\""
    if let file = diagnostic.location?.path ?? diagnostic.path { attributes += " file=\"\(file.xmlEscaped)\"" }
    if let line = diagnostic.location?.line { attributes += " line=\"\(line)\"" }
    // The lines of a text are shown as they are.
    let text = TextRenderer().render(diagnostic).split(separator: "\n").map(\.xmlEscaped).joined(separator: "\n")
    let content =
      diagnostic.severity == .error
      ? "<failure message=\"\(diagnostic.message.visible.xmlEscaped)\" type=\"\(diagnostic.id.code)\">\(text)</failure>"
      : "<system-out>\(text)</system-out>"
    return element("testcase", attributes, content)
  }

  private func element(_ name: String, _ attributes: String, _ content: String) -> String {
    "    <\(name) \(attributes)>\n      \(content)\n    </\(name)>\n"
  }
}
