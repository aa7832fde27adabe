import Diagnostics
import Testing
import YAML

@testable import Kubernetes
@testable import Kustomize

@Suite struct IAMPolicyGeneratorTests {
  private func generate(_ fields: String) throws -> String {
    let layer = try GeneratorLayer(fields)
    var resources = ResourceSet()
    let generator = try IAMPolicyGenerator(node: layer.kustomization)
    for resource in try generator.generate(in: layer.context) { try resources.append(resource) }
    return try withExtendedLifetime(layer) { try resources.printed() }
  }

  @Test("an account of GKE's becomes a ServiceAccount")
  func generate() throws {
    let printed = try generate(
      """
      cloud: gke
      kubernetesService: {namespace: ns, name: k8s}
      serviceAccount: {name: gsa, projectId: proj}
      """)
    #expect(
      printed == """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          annotations:
            iam.gke.io/gcp-service-account: gsa@proj.iam.gserviceaccount.com
          name: k8s
          namespace: ns

        """)
  }

  @Test(
    "a name and a known cloud are needed",
    arguments: [("cloud: aws\nkubernetesService: {name: a}", "K0404"), ("cloud: gke", "K0403"), ("{}", "K0404")])
  func refuse(_ fields: String, _ code: String) throws {
    let error = #expect(throws: Diagnostic.self) { try generate(fields) }
    #expect(error?.id.code == code)
  }
}
