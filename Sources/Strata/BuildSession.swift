import DeploymentModels
import Inspection
import Kustomize

/// Builds several kustomizations, and reads the bases that they share once instead of once for each.
///
/// To render the overlays of a repository:
///
/// ```swift
/// let session = BuildSession()
/// for rendering in try session.render(["overlays/dev", "overlays/prod"]) {
///   print(rendering.text)
/// }
/// ```
///
/// To look at what they make, or to compare them, build them:
///
/// ```swift
/// let environments = try session.build(["overlays/dev", "overlays/prod"])
/// let diff = Diff(from: environments[0], to: environments[1])
/// ```
///
/// What was read is not read again: a session is for files that stay as they are while it lives. Neither it nor the
/// ``Manifests`` that it makes may be used by two threads at a time, which the compiler sees to; several folders are
/// built on two threads all the same.
public final class BuildSession {
  private let session: Kustomize.BuildSession

  /// - Parameters:
  ///   - options: how every build is made.
  ///   - files: where its files are.
  public init(options: BuildOptions = BuildOptions(), files: Files = .disk) {
    session = Kustomize.BuildSession(
      options: options.base, plugins: [DeploymentModelPlugin()], fileSystem: files.fileSystem)
  }

  /// Builds the kustomization of a folder.
  ///
  /// The session's memory holds what the manifests are made of, until neither it nor they are used any more. Where only
  /// the output matters, ``render(_:components:)-(String,_)`` takes far less.
  ///
  /// - Parameters:
  ///   - directory: the folder, or the URL of a remote one.
  ///   - components: folders of components to lay over it, such as one with a deployment model.
  public func build(_ directory: String, components: [String] = []) throws(BuildError) -> Manifests {
    try BuildError.wrapping {
      Manifests(name: directory, try session.build(directory: directory, components: components))
    }
  }

  /// Builds the kustomizations of folders, in their order.
  ///
  /// - Parameters:
  ///   - directories: the folders, or the URLs of remote ones.
  ///   - components: folders of components to lay over each.
  /// - Throws: the error of the first folder that has one.
  public func build(_ directories: [String], components: [String] = []) throws(BuildError) -> [Manifests] {
    try BuildError.wrapping {
      let results = try session.build(directories: directories, components: components)
      return zip(directories, results).map { Manifests(name: $0, $1) }
    }
  }

  /// Renders the kustomization of a folder.
  ///
  /// - Parameters:
  ///   - directory: the folder, or the URL of a remote one.
  ///   - components: folders of components to lay over it, such as one with a deployment model.
  public func render(_ directory: String, components: [String] = []) throws(BuildError) -> Rendering {
    try BuildError.wrapping { Rendering(try session.render(directory: directory, components: components)) }
  }

  /// Renders the kustomizations of folders, in their order.
  ///
  /// - Parameters:
  ///   - directories: the folders, or the URLs of remote ones.
  ///   - components: folders of components to lay over each.
  /// - Throws: the error of the first folder that has one.
  public func render(_ directories: [String], components: [String] = []) throws(BuildError) -> [Rendering] {
    try BuildError.wrapping {
      try session.render(directories: directories, components: components).map { Rendering($0) }
    }
  }
}

@available(*, unavailable)
extension BuildSession: Sendable {}
