import Diagnostics
import Foundation
import Testing

@Suite struct JSONMessageRendererTests {
  @Test func eachMessageIsALine() throws {
    let lines = try Samples.text("json", [Samples.error, Samples.warning, Samples.bare], failure: "it was not built")
      .split(separator: "\n").map(String.init)
    #expect(
      lines == [
        #"{"severity":"error","id":"T0001","name":"test","message":"no such name","location":{"file":"overlays/a b.yaml","#
          + #""line":12,"column":12,"endColumn":17},"hint":"did you mean 'kagent'?","fix":{"replacement":"kagent"},"notes":["#
          + #"{"message":"it is at b.yaml:3","location":{"file":"b.yaml","line":3,"column":1}},"#
          + #"{"message":"nothing else is called so"}]}"#,
        #"{"severity":"warning","id":"T0002","name":"other","message":"has no effect","location":{"file":"c.yaml"},"#
          + #""hint":"leave it out"}"#,
        #"{"severity":"error","id":"T0001","name":"test","message":"nothing was read"}"#,
        #"{"failure":"it was not built"}"#,
      ])
  }

  @Test(arguments: Samples.payloads)
  func readsBackAsItWas(_ payload: String) throws {
    let line = try Samples.text("json", [Samples.foreign(payload)])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["message"] as? String == payload)
    #expect((object["location"] as? [String: Any])?["file"] as? String == payload)
  }
}
