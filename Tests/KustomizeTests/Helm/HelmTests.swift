import Diagnostics
import TestSupport
import Testing
import YAML

@testable import Kustomize

/// Helm is a script here, which writes down how it was called and prints a manifest.
@Suite(.serialized, .threadOfItsOwn(atOnce: 1))
struct HelmTests {
  private static let helm = """
    echo "$*" >> "$(dirname "$0")/calls"
    case "$1" in
    version) echo v3.14.2+gc309b6f ;;
    pull) mkdir -p "$4/chart"; echo 'a: pulled' > "$4/chart/values.yaml" ;;
    template)
      shift 3
      while [ $# -gt 0 ]; do [ "$1" = -f ] && cat "$2" >> "$(dirname "$0")/values"; shift; done
      echo "$HELM_CONFIG_HOME $HELM_CACHE_HOME $HELM_DATA_HOME" > "$(dirname "$0")/homes"
      printf 'Pulled: x\\n---\\napiVersion: v1\\nkind: ConfigMap\\nmetadata:\\n  name: made\\n  namespace: own\\n' ;;
    esac
    """

  private func fixture(_ kustomization: String, helm: String = Self.helm) throws -> BuildFixture {
    var fixture = try BuildFixture(["kustomization.yaml": kustomization])
    try fixture.script("bin/helm", helm)
    fixture.options.enablesExec = false
    fixture.options.enablesHelm = true
    fixture.options.helmCommand = "\(fixture.folder.path)/bin/helm"
    return fixture
  }

  private func calls(_ fixture: BuildFixture) throws -> [String] {
    try #require(fixture.text("bin/calls")).replacing(fixture.folder.path, with: "ROOT")
      .split(separator: "\n").map { String($0.replacing(/-f \S*strata-helm-\w+/, with: "-f TMP")) }
  }

  @Test func aChartIsPulledAndInflated() throws {
    let fixture = try fixture(
      """
      namespace: outer
      namePrefix: p-
      helmCharts:
      - name: chart
        repo: https://example.com/charts
        version: 1.2.3
        releaseName: r
        includeCRDs: true
        valuesInline: {b: {c: 1}}

      """)
    #expect(
      try fixture.yaml()
        == "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p-made\n  namespace: own\n")
    #expect(
      try calls(fixture) == [
        "version --short",
        "pull --untar --untardir ROOT/charts/chart-1.2.3 --repo https://example.com/charts chart --version 1.2.3",
        "template r ROOT/charts/chart-1.2.3/chart --namespace outer -f TMP/values.yaml --include-crds",
      ])
    #expect(fixture.text("bin/values") == "a: pulled\nb:\n  c: 1\n")
  }

  @Test func everyOption() throws {
    var fixture = try fixture(
      """
      helmGlobals: {chartHome: home, configHome: /conf}
      helmCharts:
      - name: chart
        namespace: ns
        nameTemplate: t
        valuesFile: v.yaml
        additionalValuesFiles: [w.yaml]
        skipHooks: true
        skipTests: true
        devel: true
        apiVersions: [a/v1, b/v1]

      """)
    try fixture.write("home/chart/values.yaml", "")
    try fixture.write("v.yaml", "from: v\n")
    try fixture.write("w.yaml", "from: w\n")
    fixture.options.helmKubeVersion = "1.30"
    fixture.options.helmAPIVersions = ["c/v1"]
    fixture.options.helmDebug = true
    _ = try fixture.build()
    #expect(
      try calls(fixture) == [
        "version --short",
        "template --generate-name ROOT/home/chart --namespace ns --name-template t -f TMP/values.yaml -f ROOT/w.yaml "
          + "--api-versions a/v1 --api-versions b/v1 --kube-version 1.30 --skip-tests --no-hooks --debug --devel",
      ])
    #expect(fixture.text("bin/values") == "from: v\nfrom: w\n")
    #expect(fixture.text("bin/homes") == "/conf /conf/.cache /conf/.data\n")
  }

  @Test(arguments: [
    ("override", "a: inline\nb: file\nm:\n  x: inline\n  \"y\": file\n"),
    ("merge", "a: file\nb: file\nm:\n  x: file\n  \"y\": file\n"), ("replace", "a: inline\nm:\n  x: inline\n"),
  ])
  func values(_ mode: String, merged: String) throws {
    let fixture = try fixture(
      "helmCharts: [{name: chart, valuesMerge: \(mode), valuesInline: {a: inline, m: {x: inline}}}]\n")
    try fixture.write("charts/chart/values.yaml", "a: file\nb: file\nm: {x: file, y: file}\n")
    _ = try fixture.build()
    #expect(fixture.text("bin/values") == merged)
  }

  @Test func anOCIRepository() throws {
    let fixture = try fixture("helmCharts: [{name: chart, repo: 'oci://example.com/charts/'}]\n")
    _ = try fixture.build()
    #expect(try calls(fixture)[1] == "pull --untar --untardir ROOT/charts oci://example.com/charts/chart")
  }

  @Test func thePluginAndTheDeprecatedField() throws {
    let plugin = try fixture("generators: [g.yaml]\n")
    try plugin.write(
      "g.yaml",
      "apiVersion: builtin\nkind: HelmChartInflationGenerator\nmetadata: {name: x}\nname: chart\nchartHome: h\nreleaseName: r\n"
    )
    try plugin.write("h/chart/values.yaml", "")
    _ = try plugin.build()
    #expect(try calls(plugin)[1] == "template r ROOT/h/chart -f TMP/values.yaml")

    let deprecated = try fixture("helmChartInflationGenerator: [{chartName: chart, chartHome: h, releaseName: r}]\n")
    try deprecated.write("h/chart/values.yaml", "")
    _ = try deprecated.build()
    #expect(try calls(deprecated)[1] == "template r ROOT/h/chart -f TMP/values.yaml")
  }

  @Test func aNamespaceComesFromTheLayersAbove() throws {
    let fixture = try fixture("namespace: outer\nresources: [base]\n")
    try fixture.write("base/kustomization.yaml", "helmCharts: [{name: chart}]\n")
    try fixture.write("base/charts/chart/values.yaml", "")
    _ = try fixture.build()
    #expect(try calls(fixture)[1].contains("--namespace outer"))
  }

  // MARK: Failures

  @Test func helmIsOffUnlessAskedFor() throws {
    var fixture = try fixture("helmCharts: [{name: chart}]\n")
    fixture.options.enablesHelm = false
    let error = try fixture.error()
    #expect(error.id == .helmDisabled)
    #expect(error.hint == "--enable-helm inflates charts")
    #expect(fixture.text("bin/calls") == nil)
  }

  /// Plugins of helm are programs, and a tree may bring some along.
  @Test func pluginsOfATree() throws {
    var fixture = try fixture(
      "helmCharts: [{name: chart, repo: r}]\n", helm: "echo v3.1; echo $HELM_PLUGINS >&2; exit 3")
    let none = try fixture.error()
    #expect(none.notes.last?.message.hasSuffix("/no-plugins") ?? false)
    let home = fixture.folder.path + "/helm-home"
    try fixture.write(
      "kustomization.yaml", "helmGlobals: {configHome: \(home)}\nhelmCharts: [{name: chart, repo: r}]\n")
    #expect(try fixture.error().id == .helmFailed)
    try fixture.write("helm-home/.data/plugins/x/plugin.yaml", "name: x\n")
    let refused = try fixture.error()
    #expect(refused.id == .helmDisabled)
    #expect(refused.hint == "--enable-exec runs them")
    fixture.options.enablesExec = true
    #expect(try fixture.error().id == .helmFailed)
  }

  @Test func aHelmThatDoesNotEnd() throws {
    var fixture = try fixture("helmCharts: [{name: chart, repo: r}]\n", helm: "sleep 60")
    fixture.options.programTimeLimit = .milliseconds(200)
    let error = try fixture.error()
    #expect(error.id == .processTimedOut)
    #expect(error.hint == "--timeout gives the programs that a kustomization calls more time")
    #expect(error.location?.line == 1)
  }

  @Test func noHelm() throws {
    var fixture = try fixture("helmCharts: [{name: chart}]\n")
    fixture.options.helmCommand = "strata-has-no-helm"
    let error = try fixture.error()
    #expect(error.id == .programNotFound)
    #expect(error.hint == Diagnostic.helmHint)
    #expect(error.location?.line == 1)
  }

  @Test(arguments: [
    ("helmCharts: [{name: chart}]", Diagnostic.ID.chartNotFound), ("helmCharts: [{repo: x}]", .missingField),
    ("helmCharts: [{name: chart, valuesMerge: both}]", .invalidValue), ("helmCharts: [{nam: x}]", .unknownField),
    ("helmCharts: [{name: --x}]", .invalidValue), ("helmCharts: [{name: ../x}]", .invalidValue),
    ("helmCharts: [{name: /etc, repo: r}]", .invalidValue), ("helmCharts: [{name: x, version: -v}]", .invalidValue),
    ("helmCharts: [{name: x, version: ../../x, repo: r}]", .invalidValue),
    ("helmCharts: [{name: x, repo: --repo}]", .invalidValue),
    ("helmCharts: [{name: x, releaseName: -r}]", .invalidValue),
    ("helmCharts: [{name: x, repo: r, additionalValuesFiles: [/etc/passwd]}]", .outsideRoot),
  ])
  func wrongCharts(_ kustomization: String, id: Diagnostic.ID) throws {
    #expect(try fixture(kustomization).error().id == id)
  }

  @Test func whatHelmSays() throws {
    let fixture = try fixture(
      "helmCharts: [{name: chart, repo: r}]",
      helm: "[ $1 = version ] && echo v4.0.0 || { echo 'no such chart' >&2; exit 1; }")
    let error = try fixture.error()
    #expect(error.id == .helmFailed)
    #expect(error.notes.last?.message == "no such chart")
  }

  @Test(arguments: [("v2.17.0", "2"), ("Client: v3.1", "3"), ("4.0.1", "4"), ("v3", nil), ("", nil)])
  func versions(_ text: String, major: String?) {
    #expect(HelmChartGenerator.majorVersion(in: text) == major)
  }
}
