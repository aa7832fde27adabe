// swift-tools-version: 6.1
import PackageDescription

/// Counts which code an input reaches; libFuzzer itself is linked into the executable.
let instrumented: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer"])]

let package = Package(
  name: "strata-fuzz",
  platforms: [.macOS(.v15)],
  targets: [
    // The sources of the package above, by symbolic links, so that they can be instrumented.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Diagnostics", swiftSettings: instrumented),
    .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: instrumented),
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "ReaderFuzzer", dependencies: ["CFuzzer", "Diagnostics", "YAML"],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
