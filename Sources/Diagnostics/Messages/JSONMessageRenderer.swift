/// Tells diagnostics as JSON, each on a line of its own, so that a program can read them as they come:
///
/// ```
/// {"severity":"error","id":"K0300","name":"patch-without-match","message":"…","location":{"file":"patch.yaml","line":4,
/// "column":9,"endColumn":14},"hint":"did you mean 'kagent'?","fix":{"replacement":"kagent"},"notes":[…]}
/// ```
///
/// Lines and columns count from 1, columns in characters. A fix stands in the place of what is from `column` to before
/// `endColumn`. A failure is the last line: `{"failure":"'overlays/prod' was not built"}`.
package struct JSONMessageRenderer: OutputFormat {
  package let name = "json"
  package let isOneDocument = false

  package init() {}

  package func render(_ messages: Messages, _ style: OutputStyle) -> [UInt8] {
    var output = messages.diagnostics.flatMap(line)
    if let failure = messages.failure {
      var json = JSONDocument(isOnOneLine: true)
      json.object { $0.string("failure", failure) }
      output += json.finished()
    }
    return output
  }

  private func line(_ diagnostic: Diagnostic) -> [UInt8] {
    var json = JSONDocument(isOnOneLine: true)
    json.object { json in
      json.string("severity", diagnostic.severity.rawValue)
      json.string("id", diagnostic.id.code)
      json.string("name", diagnostic.id.name)
      json.string("message", diagnostic.message)
      if let snippet = diagnostic.snippet {
        json.location("location", snippet.location, endColumn: snippet.location.column + snippet.width)
      } else if let path = diagnostic.path {
        json.object("location") { $0.string("file", path) }
      }
      if let hint = diagnostic.hint { json.string("hint", hint) }
      if let fix = diagnostic.fix { json.object("fix") { $0.string("replacement", fix.replacement) } }
      guard !diagnostic.notes.isEmpty else { return }
      json.array("notes") { json in
        for note in diagnostic.notes {
          json.object { json in
            json.string("message", note.text)
            if let location = note.location { json.location("location", location) }
          }
        }
      }
    }
    return json.finished()
  }
}

extension JSONDocument {
  package mutating func location(_ name: StaticString, _ location: Location, endColumn: Int? = nil) {
    object(name) { json in
      json.string("file", location.path)
      json.number("line", location.line)
      json.number("column", location.column)
      if let endColumn { json.number("endColumn", endColumn) }
    }
  }
}
