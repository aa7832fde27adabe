import Foundation
import TestSupport
import Testing

/// Arrows run one way: the design of the house, held against its sources.
@Suite struct ArrowTests {
  static let sources: [SwiftFile] = {
    let root = Repository.root.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map { SwiftFile(path: path, text: $0) }
    }
  }()

  @Test func noArrowRunsBack() {
    #expect(Self.sources.count > 300)
    #expect(Arrows.house.violations(in: Self.sources) == [])
  }

  /// The order names all targets that there are, in the order of the package's manifest.
  @Test func theOrderIsThatOfThePackage() throws {
    let manifest = try String(contentsOf: Repository.root.appending(path: "Package.swift"), encoding: .utf8)
    let names = manifest.matches(of: /(?:[tT]arget|systemLibrary)\(\s*name: "(\w+)"/).map { String($0.output.1) }
    let folders = Set(Repository.folders(in: "Sources"))
    #expect(names.filter(folders.contains) == Arrows.house.targets)
    #expect(Set(Arrows.house.targets) == folders)
    for target in Arrows.house.targets {
      let folders = Self.sources.filter { $0.target == target }.compactMap {
        $0.folder.split(separator: "/").dropFirst().first
      }
      // A target without folders has no order.
      #expect(Set(Arrows.house.folders[target] ?? []).subtracting([""]) == Set(folders.map(String.init)), "\(target)")
    }
  }

  // MARK: A made-up house

  static let order = Arrows(
    targets: ["Cellar", "House"], folders: ["House": ["Ground", "Rooms", "Roof"]], rooms: ["House/Rooms"])

  /// Files of a made-up house, and what leans the wrong way in it.
  static let houses: [(name: String, files: [String: String], violations: [String])] = [
    ("all is well", ["House/Roof/Tiles.swift": "import Cellar\nstruct Tiles { var floor: Floor }"], []),
    (
      "an import that points up", ["Cellar/Wine.swift": "import House\nstruct Wine {}"],
      ["Cellar/Wine.swift imports House, which stands above Cellar"]
    ),
    (
      "a target that nobody has put into the order", ["Shed/Tools.swift": "struct Tools {}"],
      ["Shed/Tools.swift: Shed has no place in the order"]
    ),
    (
      "a folder that nobody has put into the order", ["House/Attic/Box.swift": "struct Box {}"],
      ["House/Attic/Box.swift: 'Attic' has no place among the folders of House"]
    ),
    (
      "a type that stands above",
      [
        "House/Roof/Tiles.swift": "package struct Tiles {}",
        "House/Ground/Wall.swift": "func carry(_ tiles: [Tiles]) {}",
      ],
      ["House/Ground/Wall.swift names Tiles of Roof, which stands above Ground"]
    ),
    (
      "a function that stands above",
      ["House/Roof/cover.swift": "func cover() {}", "House/Ground/Wall.swift": "struct Wall { init() { cover() } }"],
      ["House/Ground/Wall.swift names cover of Roof, which stands above Ground"]
    ),
    (
      "a type in an interpolation",
      [
        "House/Roof/Tiles.swift": "enum Tiles {}",
        "House/Ground/Wall.swift": #"let a = "(\(b("x", Tiles.red)) Tiles)""#,
      ],
      ["House/Ground/Wall.swift names Tiles of Roof, which stands above Ground"]
    ),
    (
      "what an extension adds above",
      [
        "House/Roof/Floor+Tiles.swift": "extension Floor { static func tiled(by x: Int, _ y: Int = 0) -> Floor {} }",
        "House/Ground/Wall.swift": "struct Wall { let floor: Floor = .tiled(by: 2) }",
      ],
      ["House/Ground/Wall.swift uses Floor.tiled of Roof, which stands above Ground"]
    ),
    (
      "what an extension adds above, without a dot",
      [
        "House/Roof/Floor+Tiles.swift": "extension Floor { var isTiled: Bool { true }\ninit(tiles: Int) {} }",
        "House/Ground/Wall.swift": "extension Floor { var b: Bool { isTiled } }\nlet c = Floor(tiles: 3)",
      ],
      [
        "House/Ground/Wall.swift uses Floor.Floor of Roof, which stands above Ground",
        "House/Ground/Wall.swift uses Floor.isTiled of Roof, which stands above Ground",
      ]
    ),
    (
      "what is called otherwise, is private, or may be another's",
      [
        "House/Roof/Floor+Tiles.swift": """
        extension Floor { func lay(_ tiles: Int) {}\nfunc lay(on x: Int) {}\nprivate func sweep() {}\nfunc clean() {} }
        """,
        "House/Ground/Wall.swift": """
        struct Wall { func clean() {} }\nfunc a() { floor.lay(wet: 1); floor.sweep(); b.clean(); lay(2) }
        """,
      ], []
    ),
    (
      "rooms that lean on each other by what extensions add",
      [
        "House/Rooms/Kitchen/Floor+Stove.swift": "extension Floor { func heat() { sleep() } }",
        "House/Rooms/Bedroom/Floor+Bed.swift": "extension Floor { func sleep() { heat() } }",
      ],
      [
        "Rooms/Bedroom and Rooms/Kitchen lean on each other: House/Rooms/Bedroom/Floor+Bed.swift uses Floor.heat",
        "Rooms/Kitchen and Rooms/Bedroom lean on each other: House/Rooms/Kitchen/Floor+Stove.swift uses Floor.sleep",
      ]
    ),
    (
      "what is in comments, texts, members, and other people's own",
      [
        "House/Roof/Tiles.swift": "struct Tiles {}\nprivate struct Nail {}\nstruct Beam { struct Knot {} }",
        "House/Ground/Wall.swift": """
        // Tiles
        /* Tiles /* Beam */ Tiles */
        let a = "Tiles", b = #"\\(Tiles)"#, c = x.Tiles
        struct Nail { struct Knot {} }
        """,
      ], []
    ),
    (
      "rooms that lean on each other",
      [
        "House/Rooms/Kitchen/Stove.swift": "struct Stove { var bed: Bed }",
        "House/Rooms/Bedroom/Bed.swift": "struct Bed { var stove: Stove }",
      ],
      [
        "Rooms/Bedroom and Rooms/Kitchen lean on each other: House/Rooms/Bedroom/Bed.swift names Stove",
        "Rooms/Kitchen and Rooms/Bedroom lean on each other: House/Rooms/Kitchen/Stove.swift names Bed",
      ]
    ),
    (
      "rooms that lean on each other through a third",
      [
        "House/Rooms/A/A.swift": "struct A { var b: B }", "House/Rooms/B/B.swift": "struct B { var c: C }",
        "House/Rooms/C/C.swift": "struct C { var a: A }", "House/Rooms/D/D.swift": "struct D { var a: A }",
      ],
      [
        "Rooms/A and Rooms/B lean on each other: House/Rooms/A/A.swift names B",
        "Rooms/B and Rooms/C lean on each other: House/Rooms/B/B.swift names C",
        "Rooms/C and Rooms/A lean on each other: House/Rooms/C/C.swift names A",
      ]
    ),
  ]

  @Test(arguments: houses.indices) func finds(_ index: Int) {
    let house = Self.houses[index]
    let files = [("House/Ground/Floor.swift", "package struct Floor {}")] + house.files.sorted { $0.key < $1.key }
    let found = Self.order.violations(in: files.map { SwiftFile(path: $0.0, text: $0.1) })
    #expect(found == house.violations, "\(house.name)")
  }
}
