import Diagnostics
import Foundation
import Testing

@Suite struct SystemTests {
  /// A pipe that does not block takes 64 KiB at a time, and refuses more until somebody has read.
  @Test func aPipeThatDoesNotBlockLosesNothing() async throws {
    let pipe = Pipe()
    let writer = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(writer, F_SETFL, fcntl(writer, F_GETFL) | O_NONBLOCK) == 0)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
    async let read = Task.detached {
      var read = Data()
      while let part = try pipe.fileHandleForReading.read(upToCount: 100_000), !part.isEmpty {
        read += part
        if read.count < 300_000 { try await Task.sleep(for: .milliseconds(20)) }
      }
      return read
    }.value
    try System.write(bytes, to: writer)
    try pipe.fileHandleForWriting.close()
    #expect(try await read == Data(bytes))
  }

  @Test func whatCannotBeWrittenSaysWhy() {
    #expect(throws: System.Failure.badDescriptor) { try System.write(Array("x".utf8), to: -1) }
    #expect(System.Failure(code: ENOSPC).description == "no space left on device")
  }

  @Test func aFolderThatCannotBeRead() throws {
    #expect(throws: System.Failure(code: ENOENT)) { try System.names(in: "/nonexistent") }
    #expect(throws: System.Failure(code: ENOTDIR)) { try System.names(in: #filePath) }
    #expect(try System.names(in: "/").contains("tmp"))
  }

  #if os(Linux)
    @Test func aFullDevice() throws {
      let file = try System.openStream("/dev/full")
      defer { try? System.close(file) }
      #expect(throws: System.Failure(code: ENOSPC)) { try System.write(Array("x".utf8), to: file) }
    }
  #endif
}
