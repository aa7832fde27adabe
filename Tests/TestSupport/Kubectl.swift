import Foundation

/// The reference, where it is installed.
package enum Kubectl {
  package static let isInstalled = Command.isInstalled("kubectl")

  package struct Failed: Error { let status: Int32? }

  /// What `kubectl kustomize` prints for a folder.
  package static func kustomize(_ directory: String) throws -> Data {
    let command = Command.run("kubectl", ["kustomize", directory])
    guard let command, command.status == 0 else { throw Failed(status: command?.status) }
    return command.standardOutput
  }
}
