import Testing

@testable import DeploymentModels

/// Which Service leads to which new pod.
@Suite struct ServicePlanTests {
  private static let ab = Fixture.deployment(
    "app",
    """
    {name: a, image: x, ports: [{name: http, containerPort: 8080}]},
    {name: b, image: x, ports: [{name: api, containerPort: 8081}, {name: dns, containerPort: 53, protocol: UDP}]}
    """)
  private static let apart = "[{name: a, containers: [app/a]}, {name: b, containers: [app/b]}]"

  /// Routes as `PORT: HOLDER`, and slices as `SERVICE>POD`.
  private func describe(_ service: String, _ model: String = apart) throws -> (routes: [String], slices: [String]) {
    let plan = try Fixture(Self.ab, service).plan(model).services
    return (
      plan.routes.map { "\($0.number): \($0.holder)" }, plan.slices.map { "\($0.name)>\($0.pod.name)" }
    )
  }

  @Test func onePerPod() throws {
    let service = Fixture.service(
      "app", app: "app", ports: "{port: 80, targetPort: http}, {port: 81, targetPort: 8081}")
    let plan = try describe(service)
    #expect(plan.routes == ["80: app", "81: b"])
    #expect(plan.slices == ["app>a", "b>b"])
  }

  @Test func theOldNameStaysWithTheFirstPort() throws {
    let service = Fixture.service("app", app: "app", ports: "{port: 81, targetPort: api}, {port: 80, targetPort: http}")
    #expect(try describe(service).slices == ["app>b", "a>a"])
  }

  @Test func wholePodsKeepTheirService() throws {
    let service = Fixture.service("app", app: "app", ports: "{port: 80, targetPort: http}")
    let plan = try describe(service, "[{name: new, containers: [app]}]")
    #expect(plan.routes == ["80: app"])
    #expect(plan.slices == ["app>new"])
  }

  @Test func headlessServicesAreCalledSo() throws {
    let service = Fixture.service(
      "app", app: "app", ports: "{port: 80, targetPort: http}, {port: 81, targetPort: api}", spec: "clusterIP: None")
    #expect(try describe(service).slices == ["app>a", "b-headless>b"])
  }

  @Test func namesThatAreTaken() throws {
    let fixture = try Fixture(
      Self.ab, Fixture.service("app", app: "app", ports: "{port: 80, targetPort: http}, {port: 81, targetPort: api}"),
      Fixture.service("b", app: "other", ports: "{port: 1}"))
    #expect(try fixture.plan(Self.apart).services.slices.map(\.name) == ["app", "app-b"])
  }

  @Test(arguments: [
    ("{port: 80}", "port-without-container"), ("{port: 53, targetPort: dns}", "port-without-container"),
  ])
  func portsThatNobodyHas(_ port: String, _ id: String) throws {
    let fixture = try Fixture(Self.ab, Fixture.service("app", app: "app", ports: port))
    #expect(fixture.refusal { _ = try fixture.plan(Self.apart) } == id)
  }

  @Test(arguments: [
    ("app:81", "default", "b"), ("app.default:81", "other", "b"), ("app.default.svc.cluster.local:81", "other", "b"),
    ("app:80", "default", "app"), ("app:80", "other", nil), ("app.default.pod:80", "default", nil),
  ])
  func routeOfAnAddress(_ address: String, _ namespace: String, _ holder: String?) throws {
    let fixture = try Fixture(
      Self.ab, Fixture.service("app", app: "app", ports: "{port: 80, targetPort: http}, {port: 81, targetPort: api}"))
    let plan = try fixture.plan(Self.apart)
    let found = try #require(addresses(in: address.utf8).first)
    #expect(plan.services.route(found, from: namespace)?.holder == holder)
  }

  /// A Service with an address of its own comes before a headless one.
  @Test func endpoint() throws {
    let fixture = try Fixture(
      Self.ab, Fixture.service("headless", app: "app", ports: "{port: 90, targetPort: api}", spec: "clusterIP: None"),
      Fixture.service("app", app: "app", ports: "{port: 81, targetPort: api}"))
    let plan = try fixture.plan(Self.apart)
    let process = plan.pods[1].processes[0]
    #expect(plan.services.endpoint(of: process, port: 8081)?.number == 81)
    #expect(plan.services.endpoint(of: process, port: 1) == nil)
  }

  @Test(arguments: [
    ("[{name: app, kind: StatefulSet, containers: [app]}]", "app-headless"),
    ("[{name: app, containers: [app]}]", nil),
  ])
  func governingService(_ model: String, _ name: String?) throws {
    let plan = try Fixture(Self.ab).plan(model)
    #expect(plan.services.governingService(of: plan.pods[0])?.name == name)
  }
}
