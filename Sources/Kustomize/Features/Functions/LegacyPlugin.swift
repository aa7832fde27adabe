import Diagnostics
import Kubernetes
import YAML

/// A program in the folder of plugins: gets its configuration as a file, resources on standard input, and writes
/// resources. (kustomize: api/internal/plugins/execplugin/execplugin.go.)
struct LegacyPlugin: PluginProcess {
  let configuration: Resource
  let path: String
  private let arguments: [String]

  /// Longer ones do not fit into the environment of a Linux process.
  private static let variableLimit = 131_071

  /// - Throws: `Diagnostic` where there is no plugin for the configuration.
  init(of configuration: Resource, in layer: LayerContext) throws {
    self.configuration = configuration
    guard let home = Self.home(layer.build.fileSystem) else { throw Diagnostic.noPlugin(configuration, nil) }
    let type = configuration.gvk
    path = Path.clean("\(home)/\(type.group)/\(type.version)/\(type.kind.lowercased())/\(type.kind)")
    // A kind or a version may say `..`.
    guard Path.isInside(path, Path.clean(home)) else { throw Diagnostic.pluginElsewhere(configuration) }
    guard layer.build.fileSystem.kind(of: path) == .file else { throw Diagnostic.noPlugin(configuration, path) }
    guard ProcessRunner.locate(path, from: nil) != nil else {
      throw Diagnostic.pluginNotExecutable(configuration, path)
    }

    let fields = try FieldReader(configuration.node, "a plugin's configuration")
    var arguments: [String] = []
    if let line = try fields.stringNode("argsOneLiner"), !line.bytes.isEmpty {
      arguments = try splitShellWords(line.string, at: line)
    }
    if let file = try fields.stringNode("argsFromFile"), !file.bytes.isEmpty {
      let contents = try layer.loader.read(file.string, at: file, into: layer.tree.text)
      for line in layer.tree.text.string(contents.range).split(separator: "\n") {
        let argument = line.drop { $0 == " " }
        if !argument.isEmpty { arguments.append(String(argument)) }
      }
    }
    self.arguments = arguments
  }

  /// The first folder of plugins that there is. (kustomize: api/konfig/plugins.go.)
  static func home(_ fileSystem: any FileSystem) -> String? {
    let user = System.environmentVariable("HOME")
    return [
      System.environmentVariable("KUSTOMIZE_PLUGIN_HOME"),
      System.environmentVariable("XDG_CONFIG_HOME").map { "\($0)/kustomize/plugin" },
      user.map { "\($0)/.config/kustomize/plugin" },
      user.map { "\($0)/kustomize/plugin" },
    ].compactMap { $0 }.map { Path.absolute($0, from: fileSystem.currentDirectory) }
      .first { fileSystem.kind(of: $0) == .directory }
  }

  func run(_ items: [Resource]?, in layer: LayerContext) throws -> [Resource] {
    var writer = Writer()
    try writer.write(configuration.node)
    let text = writer.output
    let folder = try TemporaryDirectory(prefix: "strata-plugin-")
    let file = try folder.write(text, to: "configuration.yaml")

    var request = ProcessRequest(path, [file] + arguments).limited(by: layer.build.options)
    request.workingDirectory = layer.loader.root
    func pass(_ name: String, _ value: String) {
      if name.utf8.count + 1 + value.utf8.count <= Self.variableLimit { request.environment[name] = value }
    }
    pass("KUSTOMIZE_PLUGIN_CONFIG_STRING", String(decoding: text, as: UTF8.self))
    pass("KUSTOMIZE_PLUGIN_CONFIG_ROOT", layer.loader.root)
    if let items {
      var writer = Writer()
      for item in items { try writer.write(item.node) }
      request.input = writer.output
    }
    let result = try located(at: configuration.node) { try ProcessRunner().run(request) }
    guard result.isSuccess else { throw Diagnostic.functionFailed(configuration, request, result, []) }
    do {
      return try ResourceList.output(result.output, of: "output of \(path)", tree: layer.tree).items
    } catch let error as Diagnostic {
      throw Diagnostic.invalidFunctionOutput(configuration, error)
    }
  }
}

/// Takes a line apart as a shell does: at spaces that are not in quotes.
///
/// - Throws: `Diagnostic` where a quote is not closed.
func splitShellWords(_ line: String, at node: Node) throws -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  var characters = line.makeIterator()
  while let character = characters.next() {
    switch (character, quote) {
    case ("\\", nil), ("\\", "\""):
      guard let next = characters.next() else {
        throw Diagnostic.invalidPluginArguments(node, "it ends with a backslash")
      }
      // In quotes a backslash stands for itself but before what has a meaning there.
      let isEscape = quote == nil || next == "\"" || next == "\\" || next == "$" || next == "`"
      word = (word ?? "") + (isEscape ? "" : "\\") + String(next)
    case ("'", nil), ("\"", nil):
      quote = character
      word = word ?? ""
    case (let closing, let open?) where closing == open: quote = nil
    case (" ", nil), ("\t", nil), ("\n", nil), ("\r", nil):
      if let complete = word { words.append(complete) }
      word = nil
    default: word = (word ?? "") + String(character)
    }
  }
  guard quote == nil else { throw Diagnostic.invalidPluginArguments(node, "a quote is not closed") }
  if let word { words.append(word) }
  return words
}
