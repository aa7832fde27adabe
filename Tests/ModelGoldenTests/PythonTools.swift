import Foundation
import TestSupport

/// Programs from PyPI that tests compare with, installed into a folder below `.build`, once.
enum PythonTools {
  static let requirements = ["supervisor==4.3.0", "kubernetes-validate==1.37.0"]

  /// The folder with the programs; nil where they cannot be installed.
  static let binaries: String? = {
    let folder = Repository.path(".build/model-test-tools")
    let stamp = folder + "/installed"
    let wanted = requirements.joined(separator: "\n")
    if (try? String(contentsOfFile: stamp, encoding: .utf8)) == wanted { return folder + "/bin" }
    // Where packages come from is for the user's set-up to say.
    let environment = TestEnvironment.original
    guard Command.run("python3", ["-m", "venv", folder], environment: environment)?.status == 0,
      Command.run(folder + "/bin/pip", ["install", "--quiet"] + requirements, environment: environment)?.status == 0
    else { return nil }
    try? wanted.write(toFile: stamp, atomically: true, encoding: .utf8)
    return folder + "/bin"
  }()

  static var areInstalled: Bool { binaries != nil }
}
