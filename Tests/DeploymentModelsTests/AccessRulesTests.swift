import Kubernetes
import Testing

@testable import DeploymentModels

@Suite struct AccessRulesTests {
  private static let manifests = """
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: app}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: reader}
    rules: [{verbs: [get]}, {verbs: [list]}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: reads}
    roleRef: {kind: ClusterRole, name: reader}
    subjects: [{kind: ServiceAccount, name: app, namespace: default}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: unknown, namespace: default}
    roleRef: {kind: Role, name: elsewhere}
    subjects: [{kind: ServiceAccount, name: app}, {kind: User, name: app}]
    """

  @Test func grantsOfAnAccount() throws {
    let fixture = try Fixture(Self.manifests)
    let rules = AccessRules(fixture.resources)
    let grants = rules.grants(of: "app", "default")
    #expect(grants.map(\.role) == ["ClusterRole 'reader'", "Role 'elsewhere'"])
    // The rules of a role that is not of the build are not known.
    #expect(grants.map(\.ruleCount) == [2, 0])
    #expect(rules.grants(of: "app", "other").isEmpty)
  }

  /// An account is the same one by each of its names.
  @Test func accountsThatWereRenamed() throws {
    let fixture = try Fixture(Self.manifests)
    fixture.resources[0].rename(to: "prod-app")
    let rules = AccessRules(fixture.resources)
    #expect(rules.key("app", "default", in: nil) == rules.key("prod-app", "default", in: nil))
    #expect(rules.grants(of: "prod-app", "default").count == 2)
  }
}
