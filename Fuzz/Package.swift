// swift-tools-version: 6.1
import PackageDescription

// To be built with `--sanitize fuzzer`, which has all of Strata count which code an input reaches, and links libFuzzer
// with its main.
let package = Package(
  name: "strata-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "strata", path: "..")],
  targets: [
    .executableTarget(name: "ReaderFuzzer", dependencies: [.product(name: "Strata", package: "strata")])
  ],
  swiftLanguageModes: [.v6]
)
