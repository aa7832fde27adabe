import Diagnostics
import Foundation
import Testing

@Suite struct SARIFRendererTests {
  private func results(_ diagnostics: [Diagnostic]) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(Samples.text("sarif", diagnostics).utf8))
    let run = try #require(((root as? [String: Any])?["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  @Test func tellsPlacesNotesAndFixes() throws {
    #expect(
      try Samples.text("sarif", [Samples.error, Samples.bare], failure: "it was not built") == """
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "version": "2.1.0",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "strata",
                  "version": "1.2.3",
                  "rules": [
                    {
                      "id": "T0001",
                      "name": "test"
                    }
                  ]
                }
              },
              "invocations": [
                {
                  "executionSuccessful": false,
                  "toolExecutionNotifications": [
                    {
                      "level": "error",
                      "message": {
                        "text": "it was not built"
                      }
                    }
                  ]
                }
              ],
              "columnKind": "utf16CodeUnits",
              "results": [
                {
                  "ruleId": "T0001",
                  "ruleIndex": 0,
                  "level": "error",
                  "message": {
                    "text": "no such name\\ndid you mean 'kagent'?\\nnothing else is called so"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "overlays/a%20b.yaml"
                        },
                        "region": {
                          "startLine": 12,
                          "startColumn": 13,
                          "endColumn": 18,
                          "snippet": {
                            "text": "kagnt"
                          }
                        }
                      }
                    }
                  ],
                  "relatedLocations": [
                    {
                      "id": 0,
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "b.yaml"
                        },
                        "region": {
                          "startLine": 3,
                          "startColumn": 1
                        }
                      },
                      "message": {
                        "text": "it is at b.yaml:3"
                      }
                    }
                  ],
                  "fixes": [
                    {
                      "description": {
                        "text": "did you mean 'kagent'?"
                      },
                      "artifactChanges": [
                        {
                          "artifactLocation": {
                            "uri": "overlays/a%20b.yaml"
                          },
                          "replacements": [
                            {
                              "deletedRegion": {
                                "startLine": 12,
                                "startColumn": 13,
                                "endColumn": 18
                              },
                              "insertedContent": {
                                "text": "kagent"
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ]
                },
                {
                  "ruleId": "T0001",
                  "ruleIndex": 0,
                  "level": "error",
                  "message": {
                    "text": "nothing was read"
                  }
                }
              ]
            }
          ]
        }

        """)
  }

  @Test(arguments: [
    ("base/web.yaml", "base/web.yaml"), ("../a:b.yaml", "../a%3Ab.yaml"), ("/tmp/ä.yaml", "file:///tmp/%C3%A4.yaml"),
    ("(standard input)", "%28standard%20input%29"), ("a%20#?.yaml", "a%2520%23%3F.yaml"),
    ("https://example.com/a b?ref=v1", "https://example.com/a%20b?ref=v1"),
  ])
  func aPathIsAReference(_ path: String, _ uri: String) throws {
    let result = try #require(try results([Diagnostic(Samples.id, "x", path: path)]).first)
    let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
    #expect((place?["artifactLocation"] as? [String: Any])?["uri"] as? String == uri)
  }

  @Test(arguments: Samples.payloads)
  func readsBack(_ payload: String) throws {
    let result = try #require(try results([Samples.foreign(payload)]).first)
    let text = (result["message"] as? [String: Any])?["text"] as? String
    #expect(text == [payload, payload, payload].map(\.visible).joined(separator: "\n"))
  }
}
