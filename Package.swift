// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "strata",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "strata", targets: ["StrataExecutable"]),
    .library(name: "Strata", targets: ["Strata"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CPlatform"),
    .target(name: "Diagnostics", dependencies: ["CPlatform"]),
    .target(name: "RegularExpressions", dependencies: ["Diagnostics"]),
    .target(name: "YAML", dependencies: ["CLibYAML", "Diagnostics"]),
    .target(name: "Kubernetes", dependencies: ["Diagnostics", "RegularExpressions", "YAML"]),
    .target(
      name: "Kustomize",
      dependencies: [
        "Diagnostics", "RegularExpressions", "YAML", "Kubernetes",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(name: "DeploymentModels", dependencies: ["Diagnostics", "YAML", "Kubernetes", "Kustomize"]),
    .target(name: "Inspection", dependencies: ["Diagnostics", "YAML", "Kubernetes", "Kustomize"]),
    .target(name: "Editing", dependencies: ["Diagnostics", "YAML", "Kustomize"]),
    .target(
      name: "StrataCommands",
      dependencies: [
        "Kustomize", "DeploymentModels", "Inspection", "Editing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "CStart"),
    // Not called after its product: a file system may take `strata` and `Strata` for the same.
    .executableTarget(name: "StrataExecutable", dependencies: ["CStart", "StrataCommands"]),
    .target(
      name: "Strata",
      dependencies: ["Diagnostics", "YAML", "Kubernetes", "Kustomize", "DeploymentModels", "Inspection"],
      // An import is nobody else's affair, so that no type of these targets can stand in a public declaration.
      swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]),
    .target(
      name: "FuzzTargets",
      dependencies: ["Diagnostics", "RegularExpressions", "DeploymentModels", "Editing", "Inspection", "Strata"],
      path: "Fuzz/Sources/FuzzTargets"),
    .target(name: "CTestEnvironment", path: "Tests/CTestEnvironment"),
    .target(name: "TestSupport", dependencies: ["CTestEnvironment", "Diagnostics"], path: "Tests/TestSupport"),
    .testTarget(name: "ProjectTests", dependencies: ["TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "RegularExpressionsTests", dependencies: ["RegularExpressions", "TestSupport"], exclude: ["Cases"]),
    .testTarget(
      name: "YAMLTests", dependencies: ["CLibYAML", "TestSupport", "YAML"], exclude: ["Cases", "Suite"]),
    .testTarget(name: "KubernetesTests", dependencies: ["Kubernetes", "TestSupport"]),
    .testTarget(name: "KustomizeTests", dependencies: ["Kustomize", "TestSupport"], exclude: ["Patching/Cases"]),
    .testTarget(
      name: "InspectionTests", dependencies: ["Inspection", "DeploymentModels", "TestSupport"], exclude: ["Cases"]),
    .testTarget(name: "EditingTests", dependencies: ["Editing", "TestSupport"]),
    .testTarget(name: "StrataTests", dependencies: ["Strata"]),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "TestSupport"]),
    .testTarget(name: "StrangerTests", dependencies: ["TestSupport"], exclude: ["expected.txt"]),
    .testTarget(
      name: "StrataCommandsTests", dependencies: ["StrataCommands", "TestSupport"],
      exclude: ["Cases", "EditTable/table.json", "Hostile/expected.txt", "Trees"]),
    .testTarget(
      name: "GoldenTests", dependencies: ["Kustomize", "Inspection", "TestSupport"], exclude: ["Cases", "Shipped"]),
    .testTarget(name: "DeploymentModelsTests", dependencies: ["DeploymentModels"]),
    .testTarget(
      name: "ModelGoldenTests", dependencies: ["DeploymentModels", "TestSupport"],
      exclude: ["Cases", "Comparisons", "Facts", "Refusals", "Rendered"]),
  ],
  swiftLanguageModes: [.v6]
)

// Whoever depends on a package fetches all that its manifest names: the plugin that makes the documentation is named
// only for those who make it.
if Context.environment["STRATA_DOCUMENTATION"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// To be built with `--sanitize fuzzer`, which links libFuzzer with its main, and has all of Strata count which code an
// input reaches: see Fuzz/README.md.
if Context.environment["STRATA_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(name: "Fuzzer", dependencies: ["Diagnostics", "FuzzTargets"], path: "Fuzz/Sources/Fuzzer"))
}
