import Kustomize

/// Where a build finds its files: on disk, or in memory.
///
/// To build what is on no disk, such as what was just unpacked or is about to be written, give the files by their paths:
///
/// ```swift
/// let files = Files.memory([
///   "app/kustomization.yaml": "namePrefix: dev-\nresources: [settings.yaml]\n",
///   "app/settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n",
/// ])
/// let manifests = try Manifests(building: "app", files: files)
/// print(manifests.resources[0].name)  // dev-settings
/// ```
public struct Files: Sendable {
  let fileSystem: any FileSystem

  /// The machine's own files. Relative paths start from the current folder.
  public static let disk = Files(fileSystem: RealFileSystem())

  /// Files in memory, and no others: text by path. Folders are those that the paths name, and `/` is the current one.
  ///
  /// What a build fetches, remote bases and charts, lies on disk and is not found from here.
  public static func memory(_ files: [String: String]) -> Files { Files(fileSystem: InMemoryFileSystem(files)) }

  /// Files in memory, and no others: bytes by path.
  public static func memory(_ files: [String: [UInt8]]) -> Files {
    Files(fileSystem: InMemoryFileSystem(contents: files))
  }
}
