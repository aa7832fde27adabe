import Testing

@testable import DeploymentModels

@Suite struct AddressScannerTests {
  @Test(arguments: [
    ("http://localhost:8081/api", ["localhost:8081"]), ("-url=http://127.0.0.1:80", ["127.0.0.1:80"]),
    ("a:1,b.c:22;d-e:333", ["a:1", "b.c:22", "d-e:333"]), ("http://kagent-engine/x", ["kagent-engine:80"]),
    ("https://engine", ["engine:443"]), ("[::1]:9000", ["[::1]:9000"]), ("no address here", []),
    ("time 12:30:15", ["12:30"]), ("host:70000", []), ("host:80a", []), ("my_localhost:80", ["my_localhost:80"]),
    ("socket_address: {address: localhost, port_value: 9091}", ["localhost:9091"]),
    ("address: \"envoy-gateway.ns.svc\"\n  port_value: 18000", ["envoy-gateway.ns.svc:18000"]),
    ("address: localhost", []),
  ])
  func addresses(_ text: String, _ expected: [String]) {
    #expect(DeploymentModels.addresses(in: text.utf8).map { "\($0.host):\($0.port)" } == expected)
  }
}
