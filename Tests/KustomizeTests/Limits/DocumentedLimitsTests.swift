import Foundation
import TestSupport
import Testing

@testable import Kustomize
@testable import YAML

/// What Documentation/Security.md says of limits is what they are.
@Suite struct DocumentedLimitsTests {
  @Test(arguments: [
    ("collections within collections, aliases counted", "\(TreeLimits.depth)"),
    ("parts of a field path", "\(TreeLimits.depth)"),
    ("layers that lead to each other", "\(TreeLimits.layers)"),
    ("layers that a build reads, each as often as it is named", "\(TreeLimits.layersOfABuild)"),
    ("values that the aliases of a file, or the copies of a patch, add", "\(TreeLimits.copiedNodes)"),
    ("text that these add", "\(TreeLimits.copiedBytes >> 20) MiB"),
    ("directives before a document", "\(DirectiveLimit.count)"),
    ("a file", "\(fileSizeLimit >> 20) MiB"),
    ("what a function, a plugin or helm prints", "\(ProcessRunner.usualOutputLimit >> 20) MiB"),
    (
      "how long a program runs, unless `--timeout` says otherwise",
      "\(ProcessRunner.usualTimeLimit.components.seconds) seconds"
    ),
    ("time until something is printed", "\(UntrustedLimits.time.components.seconds) seconds"),
    ("memory", "\(UntrustedLimits.memory >> 20) MiB"), ("files", "\(UntrustedLimits.files)"),
    ("what is in the files", "\(UntrustedLimits.fileBytes >> 20) MiB"),
    ("manifests", "\(UntrustedLimits.output >> 20) MiB"),
  ])
  func isSaid(what: String, limit: String) throws {
    let document = Repository.root.appending(path: "Documentation/Security.md")
    #expect(try String(contentsOf: document, encoding: .utf8).contains("\n| \(what) | \(limit) |\n"))
  }

  @Test func downloadsAreSaid() throws {
    let document = Repository.root.appending(path: "Documentation/Security.md")
    let client = HTTPClient(runner: ProcessRunner())
    let limit = "\(client.sizeLimit >> 20) MiB, \(client.timeLimit.components.seconds) seconds"
    #expect(try String(contentsOf: document, encoding: .utf8).contains("\n| a download | \(limit) |\n"))
  }
}
