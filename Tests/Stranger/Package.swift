// swift-tools-version: 6.1
import PackageDescription

// A package that uses Strata as anybody's would. `Tests/StrangerTests` builds and runs it.
let package = Package(
  name: "stranger",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "strata", path: "../..")],
  targets: [
    .executableTarget(name: "Stranger", dependencies: [.product(name: "Strata", package: "strata")])
  ],
  swiftLanguageModes: [.v6]
)
