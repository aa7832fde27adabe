/// The folders of one target, and who leans on whom among them.
struct TargetArrows {
  /// A folder in the order, or a room in one.
  private struct Home: Hashable {
    let name: String
    let rank: Int
  }

  private struct PlacedMember {
    let member: SwiftFile.Member
    let home: Home
  }

  private let target: String
  private let order: [String]
  private let hasRooms: (String) -> Bool
  private var files: [(file: SwiftFile, home: Home)] = []
  private var found: [String] = []
  /// Where the types and functions at the top level of files stand.
  private var homes: [String: Home] = [:]
  private var members: [String: [PlacedMember]] = [:]
  /// What the targets below have, by name.
  private var membersBelow: [String: [SwiftFile.Member]] = [:]
  /// Which home leans on which other one of the same rank, and the first use by which it does.
  private var leanings: [String: [String: String]] = [:]

  /// - Parameters:
  ///   - hasRooms: whether the folders of a folder stand side by side.
  ///   - below: the files of the targets below.
  init(
    _ target: String, order: [String], hasRooms: @escaping (String) -> Bool, files: [SwiftFile], below: [SwiftFile]
  ) {
    self.target = target
    self.order = order
    self.hasRooms = hasRooms
    for file in files {
      guard let home = home(of: file) else {
        let folder = file.folder.split(separator: "/").dropFirst().first ?? ""
        found.append("\(file.path): '\(folder)' has no place among the folders of \(target)")
        continue
      }
      self.files.append((file, home))
      for name in file.declared { homes[name] = home }
      for member in file.members { members[member.index, default: []].append(PlacedMember(member: member, home: home)) }
    }
    for member in below.flatMap(\.members) { membersBelow[member.index, default: []].append(member) }
  }

  func violations() -> [String] {
    var arrows = self
    for (file, home) in files {
      for name in file.named.sorted() {
        if let other = homes[name] { arrows.note("\(file.path) names \(name)", from: home, to: other) }
      }
      for use in file.uses.sorted(by: { ($0.name, $0.labels?.count ?? -1) < ($1.name, $1.labels?.count ?? -1) }) {
        if let addition = addition(meantBy: use, at: home) {
          arrows.note("\(file.path) uses \(addition.member.type).\(use.name)", from: home, to: addition.home)
        }
      }
    }
    return (arrows.found + arrows.circles()).uniqued
  }

  /// What a use means that an extension adds to a type from elsewhere; nil where it may mean anything at or below its
  /// own place. A member of a type's own place needs no look, as nobody has a value of the type who does not name it,
  /// or use what does.
  private func addition(meantBy use: SwiftFile.Use, at home: Home) -> PlacedMember? {
    let meant = (members[use.name] ?? []).filter { use.mayMean($0.member) && isInReach(use, $0.member) }
    let elsewhere = meant.filter { $0.home != home && $0.home.rank >= home.rank }
    guard !elsewhere.isEmpty, elsewhere.count == meant.count,
      !(membersBelow[use.name] ?? []).contains(where: use.mayMean)
    else { return nil }
    let additions = elsewhere.filter { $0.member.isAddition && homes[$0.member.type] != $0.home }
    return additions.count == elsewhere.count ? additions.min { $0.home.rank < $1.home.rank } : nil
  }

  /// Without a dot in front of it, a member is one of the type in whose body the use stands.
  private func isInReach(_ use: SwiftFile.Use, _ member: SwiftFile.Member) -> Bool {
    use.owner == nil || use.owner == member.type || member.name == "init" && use.name == member.type
  }

  private mutating func note(_ use: String, from home: Home, to other: Home) {
    guard home != other, other.rank >= home.rank else { return }
    if other.rank > home.rank {
      found.append("\(use) of \(other.name), which stands above \(home.name)")
    } else if leanings[home.name]?[other.name] == nil {
      leanings[home.name, default: [:]][other.name] = use
    }
  }

  /// Rooms that lean on each other, be it through others.
  private func circles() -> [String] {
    func reaches(_ goal: String, from start: String) -> Bool {
      var seen: Set = [start]
      var rest = [start]
      while let room = rest.popLast() {
        for next in (leanings[room] ?? [:]).keys where seen.insert(next).inserted { rest.append(next) }
      }
      return start != goal && seen.contains(goal)
    }
    return leanings.sorted { $0.key < $1.key }.flatMap { room, others in
      others.sorted { $0.key < $1.key }.filter { reaches(room, from: $0.key) }.map { other, use in
        "\(room) and \(other) lean on each other: \(use)"
      }
    }
  }

  private func home(of file: SwiftFile) -> Home? {
    let parts = file.folder.split(separator: "/").dropFirst().map(String.init)
    let folder = parts.first ?? ""
    guard let rank = order.firstIndex(of: folder) else { return nil }
    let name = hasRooms(folder) && parts.count > 1 ? "\(folder)/\(parts[1])" : folder
    return Home(name: name.isEmpty ? "the top" : name, rank: rank)
  }
}

extension SwiftFile {
  var target: String { String(path.prefix { $0 != "/" }) }
}

extension SwiftFile.Member {
  /// The word by which it is used.
  fileprivate var index: String { name == "init" ? type : name }
}

extension [String] {
  /// Each once, in their order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
