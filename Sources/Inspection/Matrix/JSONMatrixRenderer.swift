import Diagnostics
import YAML

/// Tells a matrix as JSON: every field that differs, with one value for each environment.
package struct JSONMatrixRenderer: OutputFormat {
  package let name = "json"

  package init() {}

  package func render(_ matrix: EnvironmentMatrix, _ style: OutputStyle) -> [UInt8] {
    var json = JSONDocument()
    json.object { json in
      json.array("environments") { json in
        for name in matrix.names { json.string(nil, name) }
      }
      json.array("resources") { json in
        for section in matrix.sections { write(section, to: &json) }
      }
    }
    return json.finished()
  }

  private func write(_ section: EnvironmentMatrix.Section, to json: inout JSONDocument) {
    json.object { json in
      json.string("resource", section.title)
      json.array("present") { json in
        for isPresent in section.isPresent { json.boolean(nil, isPresent) }
      }
      json.array("fields") { json in
        for row in section.rows {
          json.object { json in
            json.string("path", row.path.description)
            json.array("values") { json in
              for value in row.values {
                if let value { json.node(nil, value) } else { json.null(nil) }
              }
            }
          }
        }
      }
    }
  }
}
