#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// A large binary file is held once, its base64 once, and what is printed once.
  @Suite struct GeneratorMemoryTests {
    @Test(.enabled(if: Command.isInstalled("python3"), "python3 tells how much memory a program has had"))
    func aBinaryFileIsHeldOnce() throws {
      let (small, large) = (1 << 20, 5 << 20)
      let (one, other) = (try peak(building: small), try peak(building: large))
      // 1 + 4/3 + 4/3, and lines and their indentation. With each further copy it is more than 5.
      #expect(other - one < (large - small) * 9 / 2, "\(one) and \(other)")
    }

    /// The most memory, in bytes, that a build has at a time.
    private func peak(building size: Int) throws -> Int {
      let folder = try TemporaryFolder()
      try folder.write("kustomization.yaml", "configMapGenerator: [{name: a, files: [a.bin]}]\n")
      try Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 37 >> 3) }).write(
        to: folder.url.appending(path: "a.bin"))
      let script = """
        import resource, subprocess, sys
        output = subprocess.run([sys.argv[1], "build"], stdout=subprocess.PIPE, check=True).stdout
        print(len(output), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        """
      let command = try #require(Command.run("python3", ["-c", script, StrataBinary.path], in: folder.url))
      let numbers = String(decoding: command.standardOutput, as: UTF8.self).split { $0 == " " || $0 == "\n" }.map {
        Int($0)
      }
      let (printed, kibibytes) = (try #require(numbers.first ?? nil), try #require(numbers.last ?? nil))
      #expect(printed > size * 4 / 3)
      return kibibytes << 10
    }
  }
#endif
