import Diagnostics
import Kubernetes
import YAML

/// A KRM function, run as a program or in a container. (kustomize: kyaml/runfn/runfn.go, kyaml/fn/runtime.)
struct FunctionProcess: PluginProcess {
  let configuration: Resource
  let spec: FunctionSpec
  let request: ProcessRequest

  /// - Returns: nil where the options let the function not run.
  /// - Throws: `Diagnostic` where it asks for what it does not get.
  init?(_ spec: FunctionSpec, of configuration: Resource, in layer: LayerContext) throws {
    let options = layer.build.options
    let directory = layer.loader.root
    guard directory != "/" else { throw Diagnostic.functionInRootFolder(configuration) }
    switch spec.runtime {
    case .none: return nil
    case .exec(let exec):
      guard options.enablesExec else { return nil }
      request = Self.request(exec, options: options, directory: directory).limited(by: options)
    case .container(let container):
      guard !container.needsNetwork || options.enablesNetwork else {
        throw Diagnostic.networkDisabled(configuration, spec)
      }
      request = Self.request(container, options: options, directory: directory).limited(by: options)
    }
    self.configuration = configuration
    self.spec = spec
  }

  func run(_ items: [Resource]?, in layer: LayerContext) throws -> [Resource] {
    // What the function reads about itself never becomes output.
    let own = configuration.copy()
    own.setAnnotation("config.kubernetes.io/local-config", "true", at: spec.node.position)
    var request = request
    // Some generators work on items only: they get their configuration as one.
    request.input = try ResourceList.input(items ?? [own.copy()], configuration: own, tree: layer.tree)
    let result = try located(at: spec.node) { try ProcessRunner().run(request) }

    let name = "output of \(request.program)"
    guard result.isSuccess else {
      let results = try? ResourceList.output(result.output, of: name, tree: layer.tree).results
      throw Diagnostic.functionFailed(configuration, request, result, results ?? [])
    }
    tell(result, in: layer.build)
    let output: (items: [Resource], results: [FunctionResult])
    do {
      output = try ResourceList.output(result.output, of: name, tree: layer.tree)
    } catch let error as Diagnostic {
      throw Diagnostic.invalidFunctionOutput(configuration, error)
    }
    if output.results.contains(where: { $0.severity == .error }) {
      throw Diagnostic.functionFailed(configuration, request, result, output.results)
    }
    for warning in output.results where warning.severity == .warning {
      layer.build.warn(spec.node.diagnostic(.functionWarning, "\(configuration.id): \(warning.text)"))
    }
    if items == nil { for item in output.items { _ = ResourceList.removeMarks(from: item) } }
    return output.items
  }

  /// Tells what the program had to say besides its result.
  private func tell(_ result: ProcessResult, in build: BuildContext) {
    guard build.options.notesProgramErrors else {
      try? System.write(Array(result.errorText.visibleLines.utf8), to: System.standardError)
      return
    }
    if let note = Diagnostic.functionNote(configuration, spec, result) { build.note(note) }
  }

  // MARK: Calls

  static func request(_ exec: FunctionSpec.Exec, options: BuildOptions, directory: String) -> ProcessRequest {
    var request = ProcessRequest(exec.path, exec.arguments)
    request.workingDirectory = directory
    // The command line's variables win. What has no value, or several `=`, kustomize passes over.
    for variable in exec.environment + options.environment {
      let pair = variable.split(separator: "=", omittingEmptySubsequences: false)
      if pair.count == 2 { request.environment[String(pair[0])] = String(pair[1]) }
    }
    return request
  }

  static func request(_ container: FunctionSpec.Container, options: BuildOptions, directory: String) -> ProcessRequest {
    var arguments = [
      "run", "--rm", "-i", "-a", "STDIN", "-a", "STDOUT", "-a", "STDERR",
      "--network", container.needsNetwork ? "host" : "none",
      "--user", options.asCurrentUser ? "\(System.userAndGroup.user):\(System.userAndGroup.group)" : "nobody",
      "--security-opt=no-new-privileges",
    ]
    for mount in container.mounts + options.mounts.map(StorageMount.init(option:)) {
      arguments += ["--mount", mount.dockerOption(in: directory)]
    }
    var values = ["LOG_TO_STDERR": "true", "STRUCTURED_RESULTS": "true"]
    var exported: [String] = []
    for variable in container.environment + options.environment {
      let pair = variable.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 {
        values[String(pair[0])] = String(pair[1])
      } else if !exported.contains(variable) {
        exported.append(variable)
      }
    }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { arguments += ["-e", "\(name)=\(value)"] }
    for name in exported { arguments += ["-e", name] }
    var request = ProcessRequest("docker", arguments + [container.image])
    request.workingDirectory = directory
    request.installHint = Diagnostic.dockerHint
    return request
  }
}
