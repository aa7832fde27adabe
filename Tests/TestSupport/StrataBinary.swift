import Foundation

/// The built program, which lies beside the tests; `STRATA_BINARY` names another one.
package enum StrataBinary {
  package static let path: String = {
    if let path = TestEnvironment.original["STRATA_BINARY"] { return path }
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let tests = bundle ?? URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "strata").path
  }()

  package static var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }
}
