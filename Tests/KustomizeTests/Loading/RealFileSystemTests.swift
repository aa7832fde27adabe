import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Kustomize

@Suite struct RealFileSystemTests {
  private let files = RealFileSystem()

  private func read(_ path: String) throws(FileReadError) -> String {
    let text = TextStore()
    return text.string(try files.read(path, as: "x", into: text).range)
  }

  private func reason(_ path: String) -> String? {
    do throws(FileReadError) {
      _ = try read(path)
      return nil
    } catch {
      if case .system(let reason) = error { return reason }
      return "\(error)"
    }
  }

  #if os(Linux)
    @Test func aFileWhoseSizeIsMadeUp() throws {
      #expect(try read("/proc/version").hasPrefix("Linux version"))
      #expect(try read("/proc/self/maps").hasSuffix("\n"))
    }

    @Test func devices() throws {
      for device in ["/dev/null", "/dev/zero", "/dev/full"] { #expect(reason(device) == "it is a device") }
    }
  #endif

  @Test func aFileThatGrowsWhileItIsRead() throws {
    let folder = try TemporaryFolder()
    for (text, size) in [("0123456789", 4), ("0123456789", 9), ("0123456789", 10), ("0123456789", 15), ("", 3)] {
      try folder.write("a", text)
      let file = try FileHandle(forReadingFrom: folder.url.appending(path: "a"))
      let store = TextStore()
      let read = try files.read(file.fileDescriptor, size: size, as: "a", into: store).get()
      #expect(store.string(read.range) == text, "\(size)")
      #expect(store.files.count == 1)
    }
  }

  @Test func aPipeThatNobodyWritesTo() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let start = ContinuousClock.now
    #expect(reason(folder.path + "/pipe") == "it is a named pipe")
    try folder.write("kustomization.yaml", "resources: [pipe]\n")
    let error = #expect(throws: Diagnostic.self) { try Build.run(directory: folder.path) }
    #expect(error?.message == "'pipe' cannot be read: it is a named pipe")
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func aSocket() throws {
    let folder = try TemporaryFolder()
    let server = Command.run(
      "python3", ["-c", "import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])", folder.path + "/socket"])
    guard server?.status == 0 else { return }
    #expect(reason(folder.path + "/socket") == "it is a socket")
  }

  /// The system would read `a`.
  @Test func aPathThatEndsEarly() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "kind: ConfigMap\nmetadata: {name: a}\n")
    #expect(files.kind(of: folder.path + "/a\0b") == nil)
    #expect(files.canonicalPath(folder.path + "/a\0b") == nil)
    #expect(reason(folder.path + "/a\0b") == "no file has a NUL in its name")
    try folder.write("kustomization.yaml", "resources: [\"a\\0b\"]\n")
    let error = #expect(throws: Diagnostic.self) { try Build.run(directory: folder.path) }
    #expect(error?.id == .fileNotFound)
  }
}
