// swift-tools-version: 6.1
import PackageDescription

// Parse and write are measured from inside: the benchmark joins the package whose `package` declarations it calls.
// A package's name in the compiler is that of its folder.
let strata = Context.packageDirectory.split(separator: "/").dropLast().last.map { $0.lowercased() } ?? "strata"
let packageName = String(strata.map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: strata, path: "..")],
  targets: [
    .executableTarget(
      name: "StrataBenchmarks",
      dependencies: [.product(name: "Kustomize", package: strata)],
      packageAccess: false,
      swiftSettings: [.unsafeFlags(["-package-name", packageName])])
  ],
  swiftLanguageModes: [.v6]
)
