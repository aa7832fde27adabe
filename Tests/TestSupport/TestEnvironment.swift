import CTestEnvironment

/// What the tests run in. They and the programs that they start have an environment of their own, which is set before
/// the first test: no home, no configuration of git, no variable that Strata reads.
package enum TestEnvironment {
  /// The environment that the tests were started in: for what installs tools, and for nothing that is tested.
  package static let original: [String: String] = {
    var variables: [String: String] = [:]
    var next = strata_original_environment()
    while let variable = next?.pointee {
      let parts = String(cString: variable).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next = next?.advanced(by: 1)
    }
    return variables
  }()

  /// Whether a sanitizer looks on, under which everything takes many times as long: `make sanitize`.
  package static let isSanitized = original["ASAN_OPTIONS"] != nil || original["TSAN_OPTIONS"] != nil
}
