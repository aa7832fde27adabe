import Strata
import Testing

@Suite struct ValueTests {
  private func value(_ yaml: String) throws -> Value {
    let text = "apiVersion: v1\nkind: X\nmetadata: {name: x}\nspec:\n  value: \(yaml)\n"
    let manifests = try Manifests(reading: Array(text.utf8), name: "x.yaml")
    return try #require(manifests.resources[0]["spec.value"])
  }

  @Test(
    arguments: [
      ("text", .string("text")), ("\"1\"", .string("1")), ("1", .integer(1)), ("-0x1f", .integer(-31)),
      ("9223372036854775807", .integer(.max)), ("18446744073709551615", .float(18_446_744_073_709_551_616)),
      ("1.5", .float(1.5)), ("1_0.5", .float(10.5)), ("1e3", .float(1000)), (".inf", .float(.infinity)),
      ("-.inf", .float(-.infinity)), ("true", .boolean(true)), ("False", .boolean(false)), ("~", .null), ("", .null),
      ("2001-12-14", .string("2001-12-14")), ("yes", .string("yes")), ("[]", .list([])), ("{}", .mapping([])),
      ("[a, 1]", .list([Value(.string("a")), Value(.integer(1))])),
      (
        "{b: 1, a: 2}",
        .mapping([.init(key: "b", value: Value(.integer(1))), .init(key: "a", value: Value(.integer(2)))])
      ),
    ] as [(String, Value.Content)])
  func hasTheTypeThatYAMLGivesIt(yaml: String, content: Value.Content) throws {
    #expect(try value(yaml).content == content)
  }

  @Test func isNotANumber() throws {
    #expect(try value(".nan").float?.isNaN == true)
  }

  @Test func isTakenApart() throws {
    let value = try value("{list: [1, {x: true}], text: a, none: ~}")
    #expect(value["list"]?[0]?.integer == 1)
    #expect(value["list"]?[0]?.float == 1)
    #expect(value["list"]?[1]?["x"]?.boolean == true)
    #expect(value["list"]?[2] == nil)
    #expect(value["list"]?[-1] == nil)
    #expect(value["list"]?["x"] == nil)
    #expect(value["none"]?.isNull == true)
    #expect(value["text"]?.string == "a")
    #expect(value["text"]?.integer == nil)
    #expect(value["missing"] == nil)
    #expect(value.mapping?.map(\.key) == ["list", "text", "none"])
    #expect(value.description == "{list: [1, {x: true}], text: a, none: null}")
  }

  @Test func knowsItsPlace() throws {
    let value = try value("\n    list:\n    - 1\n    - two")
    #expect(value["list"]?[1]?.location?.description == "x.yaml:8:7")
  }

  @Test func isTheSameWhereverItIsFrom() throws {
    let (here, there) = (try value("[1, {a: b}]"), try value("\n  - 1\n  - a: b"))
    #expect(here == there)
    #expect(here.hashValue == there.hashValue)
    #expect(here.location != there.location)
  }

  @Test func isFoundByItsPath() throws {
    let deployment = try #require(Shop.build("overlays/prod").only("Deployment"))
    #expect(deployment["spec.replicas"]?.integer == 5)
    #expect(deployment["spec.replicas"]?.location?.description == "overlays/prod/replicas.yaml:5:13")
    #expect(deployment["spec.template.spec.containers[web].image"]?.string == "nginx:1.28")
    #expect(deployment["spec.template.spec.containers[0].image"]?.location?.path == "overlays/prod/kustomization.yaml")
    #expect(deployment["spec.template.spec.containers[0].resources.limits.cpu"]?.float == 0.5)
    #expect(deployment["metadata.annotations[example.com/owner]"]?.string == "shop")
    #expect(deployment["spec.template.spec.containers[app]"] == nil)
    #expect(deployment["spec.paused"] == nil)
  }

  @Test func isAllOfAResource() throws {
    let deployment = try #require(Shop.build("base").only("Deployment"))
    #expect(deployment.value["spec"]?["replicas"] == deployment["spec.replicas"])
    #expect(deployment.value["metadata"]?["name"]?.location?.description == "base/deployment.yaml:4:9")
  }
}
