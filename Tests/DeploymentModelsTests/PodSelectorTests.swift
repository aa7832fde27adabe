import Testing
import YAML

@testable import DeploymentModels

@Suite struct PodSelectorTests {
  private func selector(_ text: String, _ form: PodSelector.Form, _ fixture: Fixture) throws -> PodSelector {
    PodSelector(node: try #require(try fixture.read(text).first), form: form)
  }

  @Test(arguments: [
    ("{matchLabels: {a: x}}", ["a": "x", "b": "y"], true), ("{matchLabels: {a: x}}", ["a": "y"], false),
    ("{}", ["a": "x"], true), ("{matchExpressions: [{key: a, operator: In, values: [x, y]}]}", ["a": "y"], true),
    ("{matchExpressions: [{key: a, operator: In, values: [x]}]}", [:], false),
    ("{matchExpressions: [{key: a, operator: NotIn, values: [x]}]}", [:], true),
    ("{matchExpressions: [{key: a, operator: NotIn, values: [x]}]}", ["a": "x"], false),
    ("{matchExpressions: [{key: a, operator: Exists}]}", ["a": "x"], true),
    ("{matchExpressions: [{key: a, operator: DoesNotExist}]}", ["a": "x"], false),
    ("{matchExpressions: [{key: a, operator: Gt, values: [1]}]}", ["a": "2"], false),
  ])
  func matches(_ text: String, _ labels: [String: String], _ expected: Bool) throws {
    let fixture = try Fixture()
    #expect(try selector(text, .labelSelector, fixture).matches(labels) == expected)
  }

  /// A Service without labels chooses nothing, a LabelSelector without any chooses all.
  @Test func emptySelectors() throws {
    let fixture = try Fixture()
    #expect(try selector("{}", .labels, fixture).matches(["a": "x"]) == false)
    #expect(try selector("{a: x}", .labels, fixture).matches(["a": "x"]))
  }

  /// What is asked for changes, and no more than that.
  @Test(arguments: [
    ("{matchLabels: {a: x}}", "matchLabels:\n  a: \"y\"\n"),
    ("{matchLabels: {a: x, gone: z}}", "matchLabels:\n  a: \"y\"\n"),
    (
      "{matchExpressions: [{key: a, operator: In, values: [x]}]}",
      "matchExpressions:\n- key: a\n  operator: In\n  values:\n  - \"y\"\n"
    ),
    ("{matchExpressions: [{key: gone, operator: Exists}]}", "{}\n"),
  ])
  func retarget(_ text: String, _ expected: String) throws {
    let fixture = try Fixture()
    let selector = try selector(text, .labelSelector, fixture)
    #expect(selector.retarget(to: ["a": "y"], at: .nowhere) == nil)
    var writer = Writer()
    try writer.write(selector.node)
    #expect(String(decoding: writer.output, as: UTF8.self) == expected)
  }

  /// What asks that a label be absent or another one cannot be made to choose a pod that has it.
  @Test(arguments: [
    "{matchExpressions: [{key: a, operator: DoesNotExist}]}",
    "{matchExpressions: [{key: a, operator: NotIn, values: [y]}]}",
  ])
  func fixed(_ text: String) throws {
    let fixture = try Fixture()
    #expect(try selector(text, .labelSelector, fixture).retarget(to: ["a": "y"], at: .nowhere) != nil)
  }
}
