import Diagnostics
import Testing

@testable import DeploymentModels

@Suite struct ModelReadingTests {
  private func read(_ text: String) throws -> DeploymentModel {
    try DeploymentModel(#require(try Fixture().read(text).first))
  }

  @Test func everyField() throws {
    let fixture = try Fixture()
    let model = try DeploymentModel(
      #require(
        try fixture.read(
          """
          apiVersion: strata.dev/v1alpha1
          kind: DeploymentModel
          metadata: {name: all, namespace: ns}
          spec:
            rewriteAddresses: true
            pods:
            - name: one
              kind: StatefulSet
              replicas: 2
              serviceAccountName: acct
              containers:
              - a/x
              - name: two
                image: i
                supervisor: cinit
                shell: ""
                processes: [a/y, {name: a/z, stopSignal: SIGINT, stopSeconds: 5}]
          """
        ).first))
    #expect(model.name == "all")
    #expect(model.namespace == "ns")
    #expect(model.rewritesAddresses)
    let pod = try #require(model.pods.first)
    #expect(pod.kind == .statefulSet)
    #expect(pod.replicas?.string == "2")
    #expect(pod.serviceAccountName?.string == "acct")
    guard case .reference(let reference) = pod.containers[0], case .container(let container) = pod.containers[1] else {
      Issue.record("a string is a reference, and a mapping a container")
      return
    }
    #expect(reference.string == "a/x")
    #expect(container.supervisor == .cinit)
    #expect(container.shell?.string == "")
    #expect(container.processes.map(\.reference.string) == ["a/y", "a/z"])
    #expect(container.processes.map { $0.stopSignal?.string } == [nil, "SIGINT"])
  }

  @Test(arguments: [
    "{}", "{pods: []}", "{pods: [{containers: [a]}]}", "{pods: [{name: A, containers: [a]}]}",
    "{pods: [{name: a-, containers: [a]}]}", "{pods: [{name: a}]}", "{pods: [{name: a, containers: []}]}",
    "{pods: [{name: a, containers: [a], kind: Job}]}", "{pods: [{name: a, containers: [a], replicas: -1}]}",
    "{pods: [{name: a, containers: [1]}]}", "{pods: [{name: a, containers: ['']}]}",
    "{pods: [{name: a, containers: [{processes: [a]}]}]}", "{pods: [{name: a, containers: [{name: b}]}]}",
    "{pods: [{name: a, containers: [{name: b, processes: [a], supervisor: s6}]}]}",
    "{pods: [{name: a, containers: [{name: b, processes: [{stopSignal: INT}]}]}]}",
    "{pods: [{name: a, containers: [{name: b, processes: [{name: a, stopSignal: STOP}]}]}]}",
    "{pods: [{name: a, containers: [{name: b, processes: [{name: a, stopSeconds: 0}]}]}]}",
    "{pods: [{name: a, containers: [a]}], rewriteAdresses: true}",
  ])
  func refused(_ spec: String) throws {
    #expect(throws: Diagnostic.self) {
      try read("apiVersion: strata.dev/v1alpha1\nkind: DeploymentModel\nmetadata: {name: m}\nspec: \(spec)")
    }
  }
}
