import Diagnostics
import Kubernetes
import Testing
import YAML

@testable import Kustomize

@Suite(.serialized)
struct FunctionTests {
  private static let configMaps = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a
    data:
      k: v
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: b

    """

  private static func function(_ spec: String) -> String {
    """
    apiVersion: example.com/v1
    kind: Fn
    metadata:
      name: fn
      annotations:
        config.kubernetes.io/function: |
          \(spec)

    """
  }

  private func fixture(_ stage: String, _ script: String, spec: String = "exec: {path: ./fn.sh}") throws -> BuildFixture
  {
    let fixture = try BuildFixture([
      "kustomization.yaml": "namePrefix: p-\nresources: [all.yaml]\n\(stage): [fn.yaml]\n",
      "all.yaml": Self.configMaps, "fn.yaml": Self.function(spec),
    ])
    try fixture.script("fn.sh", script)
    return fixture
  }

  // MARK: Limits

  @Test func anEndlessOutputIsAnError() throws {
    let error = try fixture("generators", "exec yes").error()
    #expect(error.id == .outputTooLarge)
    #expect(error.message.hasSuffix("printed more than \(ProcessRunner.usualOutputLimit) bytes"))
  }

  // MARK: Generators

  @Test func aGeneratorAddsResources() throws {
    let fixture = try fixture(
      "generators",
      """
      cat > input.yaml
      cat <<'EOF'
      kind: ResourceList
      items:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: made, annotations: {kustomize.config.k8s.io/needs-hash: 'true'}}}
      EOF
      """)
    #expect(
      try fixture.yaml()
        == """
        apiVersion: v1
        data:
          k: v
        kind: ConfigMap
        metadata:
          name: p-a
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: p-b
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: p-made-6ct58987ht

        """)
    let input = try #require(fixture.text("input.yaml"))
    #expect(input.hasPrefix("apiVersion: config.kubernetes.io/v1\nfunctionConfig:\n  apiVersion: example.com/v1\n"))
    #expect(input.contains("config.kubernetes.io/local-config: \"true\""))
  }

  @Test func aGeneratorMayPrintPlainManifests() throws {
    let fixture = try fixture(
      "generators", "printf 'kind: X\\nmetadata: {name: x}\\n---\\nkind: Y\\nmetadata: {name: y}\\n'")
    #expect(try fixture.build().resources.resources.map(\.name) == ["p-a", "p-b", "p-x", "p-y"])
  }

  // MARK: Transformers

  @Test func aTransformerChangesAddsAndRemoves() throws {
    let fixture = try fixture(
      "transformers",
      """
      cat <<'EOF'
      kind: ResourceList
      items:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: new}}
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: p-a}, data: {k: changed}}
      EOF
      """)
    #expect(
      try fixture.yaml()
        == """
        apiVersion: v1
        data:
          k: changed
        kind: ConfigMap
        metadata:
          name: p-a
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: new

        """)
  }

  @Test func whatGoesThroughUnchangedKeepsItsPlace() throws {
    let fixture = try fixture("transformers", "sed 's/k: v/k: w/'")
    let result = try fixture.build()
    let a = try #require(result.resources.resources.first)
    #expect(a.node["data"]?["k"]?.string == "w")
    #expect(a.node["data"]?["k"]?.location?.path.hasSuffix("/fn.yaml") == true)
    #expect(a.node["kind"]?.location?.path.hasSuffix("/all.yaml") == true)
    #expect(a.node["metadata"]?["annotations"] == nil)
    #expect(a.previousNames.map(\.name) == ["a"])
  }

  @Test func aRenamedResourceKeepsItsPast() throws {
    let fixture = try fixture("transformers", "sed 's/name: p-a/name: p-c/'")
    let resources = try fixture.build().resources.resources
    #expect(resources.map(\.name) == ["p-b", "p-c"])
    #expect(resources.last?.previousNames.map(\.name) == ["a"])
  }

  @Test func theSameResourceTwice() throws {
    let fixture = try fixture(
      "transformers", "printf 'kind: X\\nmetadata: {name: x}\\n---\\nkind: X\\nmetadata: {name: x}\\n'")
    let error = try fixture.error()
    #expect(error.id == .invalidFunctionOutput)
    #expect(error.message == "Fn 'fn' returned X 'x' twice")
  }

  @Test func aValidatorMustNotChange() throws {
    #expect(try fixture("validators", "cat").build().resources.count == 2)
    #expect(try fixture("validators", "sed 's/k: v/k: w/'").error().id == .validationFailed)
  }

  @Test func argumentsAndEnvironment() throws {
    var fixture = try fixture(
      "transformers", "echo \"$1 $2 $A $B $(pwd)\" > seen; cat",
      spec: "exec: {path: ./fn.sh, args: [one, 'two three'], envs: [A=1, B=2]}")
    fixture.options.environment = ["B=9"]
    _ = try fixture.build()
    #expect(fixture.text("seen") == "one two three 1 9 \(fixture.folder.path)\n")
  }

  // MARK: Failures

  @Test func aFailureCarriesResultsAndErrors() throws {
    let fixture = try fixture(
      "transformers",
      """
      echo 'oh no' >&2
      cat <<'EOF'
      kind: ResourceList
      items: []
      results:
      - {message: bad, severity: error, resourceRef: {kind: ConfigMap, name: a}, field: {path: data.k}}
      - {message: fine, severity: info}
      EOF
      exit 2
      """)
    let error = try fixture.error()
    #expect(error.id == .functionFailed)
    #expect(error.message == "Fn 'fn': './fn.sh' failed with exit status 2")
    #expect(error.notes.map(\.message) == ["ConfigMap/a data.k: bad", "oh no"])
    #expect(error.location?.path.hasSuffix("/fn.yaml") == true)
  }

  @Test(arguments: [("error", true), ("warning", false), ("info", false)])
  func severities(_ severity: String, fails: Bool) throws {
    let fixture = try fixture(
      "transformers",
      "echo 'kind: ResourceList'; echo 'items: []'; echo 'results: [{message: m, severity: \(severity)}]'")
    if fails {
      #expect(try fixture.error().id == .functionFailed)
    } else {
      #expect(try fixture.build().warnings.map(\.message) == (severity == "warning" ? ["Fn 'fn': m"] : []))
    }
  }

  @Test func whatIsNoManifest() throws {
    let error = try fixture("transformers", "echo '- a'").error()
    #expect(error.id == .invalidFunctionOutput)
  }

  @Test func aMissingProgram() throws {
    let error = try fixture("transformers", "cat", spec: "exec: {path: ./other.sh}").error()
    #expect(error.id == .programNotFound)
    #expect(error.location?.path.hasSuffix("/fn.yaml") == true)
  }

  @Test(arguments: [
    ("starlark: {path: a.star}", Diagnostic.ID.unsupportedFunction), ("exec: {pth: x}", .unknownField),
    ("container: {image: x, network: true}", .networkDisabled),
    ("container: {image: x, mounts: [{type: bind, src: /etc, dst: /x}]}", .outsideRoot),
    ("container: {image: x, mounts: [{type: bind, src: a/../../b, dst: /x}]}", .outsideRoot),
  ])
  func refused(_ spec: String, id: Diagnostic.ID) throws {
    #expect(try fixture("transformers", "cat", spec: spec).error().id == id)
  }

  @Test func pluginsAreOffUnlessAskedFor() throws {
    var fixture = try fixture("transformers", "touch ran; cat")
    fixture.options.enablesPlugins = false
    #expect(try fixture.error().id == .pluginsDisabled)
    #expect(fixture.text("ran") == nil)
  }

  @Test func programsAreOffUnlessAskedFor() throws {
    var fixture = try fixture("transformers", "touch ran; cat")
    fixture.options.enablesExec = false
    let result = try fixture.build()
    #expect(result.resources.count == 2)
    #expect(result.warnings.map(\.id) == [.functionNotRun])
    #expect(fixture.text("ran") == nil)
  }

  // MARK: Containers

  @Test func theCallOfDocker() {
    var container = FunctionSpec.Container(image: "example.com/fn:v1")
    container.environment = ["B=2", "TOKEN"]
    container.mounts = [StorageMount(option: "type=bind,src=data,dst=/data")]
    var options = BuildOptions()
    options.environment = ["A=1", "TOKEN", "B=3"]
    options.mounts = ["type=volume,source=/v,target=/w,rw=true"]
    let request = FunctionProcess.request(container, options: options, directory: "/k")
    #expect(
      request.commandLine
        == "docker run --rm -i -a STDIN -a STDOUT -a STDERR --network none --user nobody "
        + "--security-opt=no-new-privileges --mount type=bind,source=/k/data,target=/data,readonly "
        + "--mount type=volume,source=/v,target=/w -e A=1 -e B=3 -e LOG_TO_STDERR=true -e STRUCTURED_RESULTS=true "
        + "-e TOKEN example.com/fn:v1")
    container.needsNetwork = true
    #expect(FunctionProcess.request(container, options: options, directory: "/k").arguments.contains("host"))
  }
}
