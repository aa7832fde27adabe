import Diagnostics
import Kustomize

/// Files of one folder that come into being together: written under names of their own, put on the disk, and only then
/// given the names that they are to have. Whoever looks sees what was there before or all that is new, and never half a
/// file.
///
/// ```swift
/// var staged = StagedFiles(in: "rendered", on: files)
/// do {
///   try staged.add("web.yaml", contents)
///   try staged.commit()
/// } catch { staged.discard(); throw error }
/// ```
struct StagedFiles {
  private let folder: String
  private let files: any OutputFileSystem
  private var staged: [(temporary: String, path: String)] = []
  private var placed: [Placed] = []
  private var count = 0

  /// A file that has its name already.
  private struct Placed {
    let path: String
    /// Whether another one had the name before.
    let isReplacement: Bool
    /// The second name of that; nil where it could not get one, so that it cannot come back.
    let backup: String?
  }

  init(in folder: String, on files: any OutputFileSystem) {
    self.folder = folder
    self.files = files
  }

  /// Writes a file that is to have a name in the folder.
  mutating func add(_ name: String, _ contents: [UInt8]) throws(System.Failure) {
    let path = Path.join(folder, name)
    let (temporary, file) = try create(permissions: files.permissions(of: path))
    staged.append((temporary, path))
    try files.finish(file, with: contents)
  }

  /// Makes a file that nobody else has.
  private mutating func create(permissions: UInt32?) throws(System.Failure) -> (path: String, file: Int32) {
    while true {
      let path = nextName()
      do throws(System.Failure) {
        return (path, try files.create(path, permissions: permissions))
      } catch {
        guard error.isPresent else { throw error }
      }
    }
  }

  /// A name without an ending: nothing takes such a file for a manifest.
  private mutating func nextName() -> String {
    count += 1
    return Path.join(folder, ".strata-\(System.processID)-\(count)")
  }

  /// Gives all their names, in their order.
  mutating func commit() throws(System.Failure) {
    guard !staged.isEmpty else { return }
    try files.sync(staged.map(\.temporary))
    // One by itself takes the place of another in one step. Of several, what was there before is kept until all are there.
    let keepsOld = staged.count > 1
    for (index, file) in staged.enumerated() {
      let isReplacement = files.kind(of: file.path) != nil
      let backup = keepsOld && isReplacement ? backUp(file.path) : nil
      do throws(System.Failure) {
        try files.rename(file.temporary, to: file.path)
      } catch {
        if let backup { try? files.remove(backup) }
        staged.removeFirst(index)
        throw error
      }
      placed.append(Placed(path: file.path, isReplacement: isReplacement, backup: backup))
    }
    for file in placed { if let backup = file.backup { try? files.remove(backup) } }
    staged = []
    placed = []
    files.syncNames(in: folder)
  }

  /// Gives what is at a path a second name; nil where it gets none, as not every file system has such.
  private mutating func backUp(_ path: String) -> String? {
    while true {
      let name = nextName()
      do throws(System.Failure) {
        try files.link(path, as: name)
        return name
      } catch {
        guard error.isPresent else { return nil }
      }
    }
  }

  /// Leaves the folder as it was.
  mutating func discard() {
    for file in staged { try? files.remove(file.temporary) }
    for file in placed.reversed() {
      if let backup = file.backup {
        try? files.rename(backup, to: file.path)
      } else if !file.isReplacement {
        try? files.remove(file.path)
      }
    }
    staged = []
    placed = []
  }
}
