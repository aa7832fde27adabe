#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// What the process is told by its surroundings, and how it ends.

extension System {
  /// A variable of the environment; nil where it is not set or empty.
  package static func environmentVariable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Where files go that nobody keeps.
  package static var temporaryDirectory: String { environmentVariable("TMPDIR") ?? "/tmp" }

  package static func exit(_ status: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status)
    #elseif canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #endif
  }

  /// The numbers of the user and group that the process runs as.
  package static var userAndGroup: (user: UInt32, group: UInt32) { (getuid(), getgid()) }

  package static var currentDirectory: String? { owned(getcwd(nil, 0)) }

  /// How many cores this process may use.
  package static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
