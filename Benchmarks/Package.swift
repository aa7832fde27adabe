// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "strata", path: "..")],
  targets: [
    .executableTarget(
      name: "StrataBenchmarks", dependencies: [.product(name: "Strata", package: "strata")])
  ],
  swiftLanguageModes: [.v6]
)
