import Diagnostics
import Foundation
import Kustomize
import TestSupport
import Testing

/// A whole build in one folder: what goes in, and the manifests or the errors that come out.
///
/// ```
/// Cases/NAME/input/          the files
///            target          the folder below input/ to build, where it is not input/ itself
///            flags           the flags of the command line, where there are any
///            expected.yaml   what is printed where the build succeeds
///            expected.err    the diagnostics where it fails, in plain text, with paths from input/
/// ```
struct GoldenCase: CustomTestStringConvertible, Sendable {
  let name: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(GoldenCase.init)
  }()

  init(name: String) { self.name = name }

  var testDescription: String { name }
  var folder: URL { GoldenCase.root.appending(path: name) }
  var input: URL { folder.appending(path: "input").standardizedFileURL }

  /// The folder to build.
  var directory: String {
    guard let target = text("target") else { return input.path }
    return input.appending(path: target).standardizedFileURL.path
  }

  var flags: [String] { text("flags")?.split(separator: " ").map(String.init) ?? [] }

  /// The one line of a file of the case, or nil where there is no such file.
  private func text(_ file: String) -> String? {
    (try? String(contentsOf: folder.appending(path: file), encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Builds the case.
  func render() throws -> Outcome {
    do {
      let output = try Build.render(directory: directory, options: try BuildOptions(flags: flags))
      return .manifests(Data(output.yaml))
    } catch let diagnostic as Diagnostic {
      return .errors(plainText([diagnostic]))
    } catch let list as DiagnosticList {
      return .errors(plainText(list.diagnostics))
    }
  }

  private func plainText(_ diagnostics: [Diagnostic]) -> String {
    let text = diagnostics.map(TextRenderer(color: false).render).joined()
    return Repository.relative(text, to: input).replacing("'\(input.path)'", with: "'.'")
  }

  /// What came of a build.
  enum Outcome: Equatable {
    case manifests(Data)
    case errors(String)

    /// The golden file that holds it.
    var file: String {
      switch self {
      case .manifests: "expected.yaml"
      case .errors: "expected.err"
      }
    }

    var data: Data {
      switch self {
      case .manifests(let data): data
      case .errors(let text): Data(text.utf8)
      }
    }
  }
}
