import Diagnostics
import Kubernetes
import TestSupport
import Testing
import YAML

@Suite struct ResourceSetTests {
  private func resource(_ name: String, kind: String = "ConfigMap") throws -> Resource {
    Resource(try SchemaDocumentTests.read("{apiVersion: v1, kind: \(kind), metadata: {name: \(name)}}"))
  }

  private func id(_ name: String) -> ResourceID {
    ResourceID(.of(GroupVersionKind(version: "v1", kind: "ConfigMap")), name: name)
  }

  /// A set of resources that were all called `old`, and are called `new0`, `new1` and so on.
  private func renamed(_ count: Int) throws -> ResourceSet {
    var set = ResourceSet()
    for number in 0..<count {
      let resource = try resource("old")
      try set.append(resource)
      set.rename(resource) { resource.setName("new\(number)") }
    }
    return set
  }

  @Test func aResourceKeepsItsTreeAlive() throws {
    weak var tree: Tree?
    func made() throws -> Resource {
      let own = Tree()
      tree = own
      let file = try own.text.addFile(path: "a.yaml", contents: "{kind: ConfigMap, metadata: {name: a}}")
      return Resource(try #require(try Reader.read(file, into: own).first))
    }
    let resource = try made()
    #expect(tree != nil)
    #expect(resource.name == "a")
    let other = Resource(resource.node.copy())
    #expect(other.kind == "ConfigMap")
  }

  @Test(arguments: [0, 1, 2, 3, 20]) func findsByAnyName(count: Int) throws {
    let set = try renamed(count)
    #expect(set.resources(withAnyID: id("old")).map(\.name).sorted() == set.resources.map(\.name).sorted())
    #expect(set.resources(withCurrentID: id("old")).isEmpty)
    for number in 0..<count {
      #expect(set.resources(withCurrentID: id("new\(number)")).map(\.name) == ["new\(number)"])
    }
  }

  @Test(arguments: [1, 2, 3, 20]) func forgetsWhatIsRemoved(count: Int) throws {
    var set = try renamed(count)
    set.removeAll { $0.name.hasSuffix("0") }
    #expect(set.resources(withAnyID: id("old")).count == set.count)
    #expect(set.resources(withAnyID: id("new0")).isEmpty)
    set.removeAll { _ in true }
    #expect(set.isEmpty)
    #expect(set.resources(withAnyID: id("old")).isEmpty)
  }

  /// Also after the others have moved up, or were put into another order.
  @Test func replacesInItsPlace() throws {
    var set = try renamed(20)
    set.removeAll { $0.name == "new3" }
    set.replace(try #require(set.resources(withCurrentID: id("new10")).first), with: try resource("other"))
    #expect(set.resources.map(\.name).firstIndex(of: "other") == 9)
    set.reorder(set.resources.reversed())
    set.replace(try #require(set.resources(withCurrentID: id("new0")).first), with: try resource("last"))
    #expect(set.resources.last?.name == "last")
    #expect(set.resources(withAnyID: id("old")).count == 17)
    #expect(set.resources(withCurrentID: id("last")).count == 1)
  }

  /// A copy finds its own resources, and changes to it leave the set alone.
  @Test(arguments: [1, 2, 20]) func copiesFindTheirOwn(count: Int) throws {
    var set = try renamed(count)
    // Its old name stays in the index.
    let lost = try resource("lost")
    try set.append(lost)
    set.update(lost) { lost.setName("renamed") }
    set.removeAll { $0 === lost }
    var copy = set.copy()
    #expect(copy.resources.map(\.name) == set.resources.map(\.name))
    let found = copy.resources(withAnyID: id("old"))
    #expect(found.count == count)
    #expect(
      found.allSatisfy { one in copy.resources.contains { $0 === one } && !set.resources.contains { $0 === one } })
    #expect(copy.resources(withAnyID: id("lost")).isEmpty)
    let first = copy.resources[0]
    copy.update(first) { first.setName("other") }
    copy.replace(copy.resources[0], with: try resource("last"))
    #expect(set.resources(withCurrentID: id("new0")).count == 1)
    #expect(set.resources(withCurrentID: id("last")).isEmpty)
  }

  /// A type counts for former names too: `apps/v1` instead of `v1` makes others of them.
  @Test func findsFormerNamesUnderANewType() throws {
    var set = try renamed(3)
    let resource = set.resources[1]
    #expect(set.update(resource) { resource.setAPIVersion("apps/v1") })
    let type = ResourceType.of(GroupVersionKind(apiVersion: "apps/v1", kind: "ConfigMap"))
    #expect(set.resources(withAnyID: ResourceID(type, name: "old")).map(\.name) == ["new1"])
    #expect(set.resources(withCurrentID: ResourceID(type, name: "new1")).map(\.name) == ["new1"])
    #expect(set.resources(withAnyID: id("old")).count == 2)
    #expect(set.isIndexed)
  }

  @Test func saysWhetherAnIdentityHasChanged() throws {
    var set = try renamed(1)
    let resource = set.resources[0]
    #expect(!set.update(resource) { resource.setAnnotation("a", "b") })
    #expect(set.update(resource) { resource.node["metadata"]?["name"]?.setText("other") })
    #expect(resource.name == "other")
    #expect(resource.previousNames.map(\.name) == ["old"])
  }

  /// What is changed without the set's knowledge is what an assertion of the build looks for.
  @Test func knowsOfAChangeBehindItsBack() throws {
    for change: (Resource) -> Void in [
      { $0.setName("other") }, { $0.node["metadata"]?["name"]?.setText("other") }, { $0.setNamespace("other") },
      { $0.setKind("Secret") }, { $0.rename(to: "other") },
    ] {
      let set = try renamed(2)
      #expect(set.isIndexed)
      change(set.resources[0])
      #expect(!set.isIndexed)
    }
  }

  @Test func refusesASecondOne() throws {
    var set = try renamed(3)
    // What has gone from a name leaves it free.
    try set.append(resource("old"))
    let error = try #require(throws: Diagnostic.self) { try set.append(resource("old")) }
    #expect(error.id == .duplicateResource)
    #expect(set.count == 4)
    #expect(set.other(calledLike: try resource("old")) === set.resources.last)
    #expect(set.other(calledLike: set.resources[3]) == nil)
    #expect(set.other(calledLike: try resource("old", kind: "Secret")) == nil)
  }

  // MARK: Selecting

  /// What a table leads to is what a look at every resource finds, in the same order, whatever has happened to the set.
  @Test(arguments: 0..<20) func selectsAsALookAtAllDoes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let tree = Tree()
    func read(_ text: String) throws -> Node {
      try #require(try Reader.read(try tree.text.addFile(path: "a.yaml", contents: text), into: tree).first)
    }
    func resource(_ name: String, _ kind: String) throws -> Resource {
      Resource(try read("{apiVersion: v1, kind: \(kind), metadata: {name: \(name)}}"))
    }
    var set = ResourceSet()
    for number in 0..<12 { try set.append(resource("n\(number)", ["ConfigMap", "Secret"][number % 2])) }
    for step in 0..<60 {
      if let chosen = set.resources.randomElement(using: &random) {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: set.rename(chosen) { chosen.setName("m\(step)") }
        case 1: set.update(chosen) { chosen.setName("n\(step % 12)x\(step)") }
        case 2: set.update(chosen) { chosen.setKind(step % 3 == 0 ? "Secret" : "Service") }
        case 3: set.removeAll { $0 === chosen }
        case 4: set.reorder(set.resources.reversed())
        case 5: set.replace(chosen, with: try resource("r\(step)", "ConfigMap"))
        case 6: set = set.copy()
        default: try set.append(resource("a\(step)", "Service"))
        }
      }
      let selectors = [
        "{name: n\(step % 12)}", "{name: m\(step - 1)}", "{kind: Secret}", "{kind: Service, name: a.*}", "{}",
      ]
      for text in selectors {
        let selector = try Selector(try read(text))
        let found = set.resources(selectedBy: selector)
        #expect(found.map(\.id) == set.resources.filter(selector.matches).map(\.id), "step \(step): \(text)")
      }
    }
  }
}
