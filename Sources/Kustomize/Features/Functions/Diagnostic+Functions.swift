import Diagnostics
import Kubernetes
import YAML

// The messages of KRM functions and plugins, together so that they can be read and tested.

extension Diagnostic.ID {
  package static let unknownPlugin = Diagnostic.ID("K0606", "unknown-plugin")
  package static let pluginsDisabled = Diagnostic.ID("K0607", "plugins-disabled")
  package static let validationFailed = Diagnostic.ID("K0608", "validation-failed")
  package static let unsupportedFunction = Diagnostic.ID("K1201", "unsupported-function")
  package static let functionFailed = Diagnostic.ID("K1202", "function-failed")
  package static let invalidFunctionOutput = Diagnostic.ID("K1203", "invalid-function-output")
  package static let functionNotRun = Diagnostic.ID("K1204", "function-not-run")
  package static let functionWarning = Diagnostic.ID("K1205", "function-warning")
  package static let networkDisabled = Diagnostic.ID("K1206", "network-disabled")
  package static let functionNote = Diagnostic.ID("K1207", "function-note")
}

extension Diagnostic {
  static let dockerHint = "functions in containers need docker: install it, or use an exec function"

  static func pluginsDisabled(_ configuration: Resource, _ options: BuildOptions) -> Diagnostic {
    configuration.node.diagnostic(
      .pluginsDisabled, "\(configuration.id) is a plugin, and plugins are not run",
      hint: options.hint("--enable-alpha-plugins runs them"))
  }

  static func functionNotRun(_ configuration: Resource, _ spec: FunctionSpec) -> Diagnostic {
    if case .exec(let exec) = spec.runtime {
      return spec.node.diagnostic(
        .functionNotRun, "\(configuration.id) has no effect: its program '\(exec.path)' is not run",
        hint: "--enable-exec runs it")
    }
    return spec.node.diagnostic(
      .functionNotRun, "\(configuration.id) has no effect: its function names no image and no program")
  }

  /// What a function wrote on standard error; nil where that is nothing.
  static func functionNote(_ configuration: Resource, _ spec: FunctionSpec, _ result: ProcessResult) -> Diagnostic? {
    var text = result.errorText
    while text.last?.isNewline == true { text.removeLast() }
    guard !text.isEmpty else { return nil }
    return spec.node.diagnostic(.functionNote, "\(configuration.id): \(text)")
  }

  static func networkDisabled(_ configuration: Resource, _ spec: FunctionSpec) -> Diagnostic {
    spec.node.diagnostic(
      .networkDisabled, "\(configuration.id) asks for the network, which functions do not get",
      hint: "--network gives it")
  }

  static func pluginElsewhere(_ configuration: Resource) -> Diagnostic {
    configuration.node.diagnostic(
      .unsupportedFunction, "\(configuration.id) names a program outside the folder of plugins")
  }

  static func functionInRootFolder(_ configuration: Resource) -> Diagnostic {
    configuration.node.diagnostic(.unsupportedFunction, "a function does not run in the folder '/'")
  }

  static func functionFailed(
    _ configuration: Resource, _ request: ProcessRequest, _ result: ProcessResult, _ results: [FunctionResult]
  ) -> Diagnostic {
    let said = results.filter { $0.severity != .info }.map { Note($0.text) }
    let reason = result.isSuccess ? "reports errors" : result.status.text
    return configuration.node.diagnostic(
      .functionFailed, "\(configuration.id): '\(request.program)' \(reason)", notes: said + result.errorNotes)
  }

  static func duplicateFunctionOutput(_ resource: Resource, from configuration: Resource) -> Diagnostic {
    configuration.node.diagnostic(
      .invalidFunctionOutput, "\(configuration.id) returned \(resource.id) twice")
  }

  static func invalidFunctionOutput(_ configuration: Resource, _ reason: Diagnostic) -> Diagnostic {
    configuration.node.diagnostic(
      .invalidFunctionOutput, "\(configuration.id) returned what are no resources: \(reason.message)",
      notes: [Note("it returned", at: reason.location)])
  }

  static func invalidHashOption(_ value: Node, _ name: String) -> Diagnostic {
    value.diagnostic(.invalidFunctionOutput, "the annotation '\(name)' must be true or false, not '\(value.string)'")
  }

  static func noPlugin(_ configuration: Resource, _ path: String?) -> Diagnostic {
    (configuration.node["kind"] ?? configuration.node).diagnostic(
      .unknownPlugin,
      path.map { "there is no plugin for \(configuration.kind): '\($0)' does not exist" }
        ?? "there is no plugin for \(configuration.kind), and no folder of plugins",
      hint: "a function is named in the annotation 'config.kubernetes.io/function'; Go plugins are not run")
  }

  static func pluginNotExecutable(_ configuration: Resource, _ path: String) -> Diagnostic {
    (configuration.node["kind"] ?? configuration.node).diagnostic(
      .unknownPlugin, "the plugin '\(path)' may not be run", hint: "make it executable: chmod +x \(path)")
  }

  static func invalidPluginArguments(_ node: Node, _ reason: String) -> Diagnostic {
    node.diagnostic(.invalidValue, "'argsOneLiner' cannot be taken apart: \(reason)")
  }
}
