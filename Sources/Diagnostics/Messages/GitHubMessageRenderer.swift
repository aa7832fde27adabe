/// Tells diagnostics as commands for GitHub's runner, which shows each at its line of a pull request. Hint and notes are
/// further lines of the message.
package struct GitHubMessageRenderer: OutputFormat {
  package let name = "github"
  package let isOneDocument = false

  package init() {}

  package func render(_ messages: Messages, _ style: OutputStyle) -> [UInt8] {
    var text = messages.diagnostics.map { command($0).line }.joined()
    if let failure = messages.failure { text += "\(messages.tool.name): \(failure.visible)\n".withoutCommands }
    return Array(text.utf8)
  }

  private func command(_ diagnostic: Diagnostic) -> GitHubCommand {
    let name =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let lines =
      [diagnostic.message] + (diagnostic.hint.map { [$0] } ?? []) + diagnostic.notes.map { "note: \($0.text)" }
    var command = GitHubCommand(name, lines.map(\.visible).joined(separator: "\n"))
    if let snippet = diagnostic.snippet {
      command.set("file", snippet.location.path)
      command.set("line", String(snippet.location.line))
      command.set("col", String(snippet.location.column))
      command.set("endColumn", String(snippet.location.column + snippet.width))
    } else if let path = diagnostic.path {
      command.set("file", path)
    }
    command.set("title", "\(diagnostic.id.code) \(diagnostic.id.name)")
    return command
  }
}
