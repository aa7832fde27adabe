/// Tells diagnostics in the Static Analysis Results Interchange Format 2.1.0, for code scanning.
///
/// A note with a place is a related location; what has none, and the hint, are further lines of the message. Columns count
/// UTF-16 code units from 1, as editors do.
package struct SARIFRenderer: OutputFormat {
  package let name = "sarif"

  package init() {}

  package func render(_ messages: Messages, _ style: OutputStyle) -> [UInt8] {
    let rules = Rules(messages.diagnostics)
    var json = JSONDocument()
    json.object { json in
      json.string("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.string("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          json.object("tool") { json in
            json.object("driver") { json in
              json.string("name", messages.tool.name)
              json.string("version", messages.tool.version)
              rules.write(to: &json)
            }
          }
          invocation(messages, to: &json)
          json.string("columnKind", "utf16CodeUnits")
          json.array("results") { json in
            for diagnostic in messages.diagnostics { result(diagnostic, rules, to: &json) }
          }
        }
      }
    }
    return json.finished()
  }

  /// The ids of all diagnostics, each once.
  private struct Rules {
    private var ids: [Diagnostic.ID] = []
    private var places: [Diagnostic.ID: Int] = [:]

    init(_ diagnostics: [Diagnostic]) {
      for diagnostic in diagnostics where places[diagnostic.id] == nil {
        places[diagnostic.id] = ids.count
        ids.append(diagnostic.id)
      }
    }

    func place(of id: Diagnostic.ID) -> Int { places[id] ?? -1 }

    func write(to json: inout JSONDocument) {
      json.array("rules") { json in
        for id in ids {
          json.object { json in
            json.string("id", id.code)
            json.string("name", id.name)
          }
        }
      }
    }
  }

  private func invocation(_ messages: Messages, to json: inout JSONDocument) {
    json.array("invocations") { json in
      json.object { json in
        json.boolean("executionSuccessful", !messages.areOfFailure)
        guard let failure = messages.failure else { return }
        json.array("toolExecutionNotifications") { json in
          json.object { json in
            json.string("level", "error")
            json.object("message") { $0.string("text", failure) }
          }
        }
      }
    }
  }

  private func result(_ diagnostic: Diagnostic, _ rules: Rules, to json: inout JSONDocument) {
    json.object { json in
      json.string("ruleId", diagnostic.id.code)
      json.number("ruleIndex", rules.place(of: diagnostic.id))
      json.string("level", diagnostic.severity.rawValue)
      message(diagnostic, to: &json)
      if diagnostic.snippet != nil || diagnostic.path != nil {
        json.array("locations") { json in
          json.object { place(of: diagnostic, to: &$0) }
        }
      }
      relatedLocations(diagnostic.notes, to: &json)
      if let fix = diagnostic.fix, let snippet = diagnostic.snippet {
        write(fix, diagnostic.hint, at: snippet, to: &json)
      }
    }
  }

  private func message(_ diagnostic: Diagnostic, to json: inout JSONDocument) {
    let sentences = diagnostic.notes.filter { $0.location == nil }.map(\.text)
    let lines = [diagnostic.message] + (diagnostic.hint.map { [$0] } ?? []) + sentences
    json.object("message") { $0.string("text", lines.map(\.visible).joined(separator: "\n")) }
  }

  private func place(of diagnostic: Diagnostic, to json: inout JSONDocument) {
    json.object("physicalLocation") { json in
      artifact(diagnostic.location?.path ?? diagnostic.path ?? "", to: &json)
      guard let snippet = diagnostic.snippet else { return }
      json.object("region") { json in
        range(of: snippet, to: &json)
        if !snippet.isSecret { json.object("snippet") { $0.string("text", String(snippet.underlined)) } }
      }
    }
  }

  private func relatedLocations(_ notes: [Diagnostic.Note], to json: inout JSONDocument) {
    let places = notes.compactMap { note in note.location.map { (note, $0) } }
    guard !places.isEmpty else { return }
    json.array("relatedLocations") { json in
      for (number, (note, location)) in places.enumerated() {
        json.object { json in
          json.number("id", number)
          json.object("physicalLocation") { json in
            artifact(location.path, to: &json)
            json.object("region") { json in
              json.number("startLine", location.line)
              json.number("startColumn", location.utf16Column)
            }
          }
          json.object("message") { $0.string("text", note.text.visible) }
        }
      }
    }
  }

  private func write(_ fix: Diagnostic.Fix, _ hint: String?, at snippet: Snippet, to json: inout JSONDocument) {
    json.array("fixes") { json in
      json.object { json in
        json.object("description") { $0.string("text", (hint ?? "write '\(fix.replacement)'").visible) }
        json.array("artifactChanges") { json in
          json.object { json in
            artifact(snippet.location.path, to: &json)
            json.array("replacements") { json in
              json.object { json in
                json.object("deletedRegion") { range(of: snippet, to: &$0) }
                json.object("insertedContent") { $0.string("text", fix.replacement) }
              }
            }
          }
        }
      }
    }
  }

  private func range(of snippet: Snippet, to json: inout JSONDocument) {
    let start = snippet.location.utf16Column
    json.number("startLine", snippet.location.line)
    json.number("startColumn", start)
    json.number("endColumn", start + snippet.underlined.utf16.count)
  }

  private func artifact(_ path: String, to json: inout JSONDocument) {
    json.object("artifactLocation") { $0.string("uri", Self.uri(of: path)) }
  }

  /// A path as a reference to a resource (RFC 3986): relative as the path is. What was read over the network has its own.
  static func uri(of path: String) -> String {
    let isURL = ["https://", "http://", "ssh://", "git://"].contains(where: path.hasPrefix)
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
      .union(isURL ? Set(":?#[]@!$&'()*+,;=%".utf8) : [])
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      uri += plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + UInt32(byte).hexadecimal(digits: 2).uppercased()
    }
    return uri
  }
}
