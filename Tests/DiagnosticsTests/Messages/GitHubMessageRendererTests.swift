import Diagnostics
import Testing

@Suite struct GitHubMessageRendererTests {
  @Test func eachMessageIsACommand() throws {
    #expect(
      try Samples.text("github", [Samples.error, Samples.warning, Samples.bare], failure: "it was not built") == """
        ::error file=overlays/a b.yaml,line=12,col=12,endColumn=17,title=T0001 test::no such name%0Adid you mean 'kagent'?\
        %0Anote: it is at b.yaml:3%0Anote: nothing else is called so
        ::warning file=c.yaml,title=T0002 other::has no effect%0Aleave it out
        ::error title=T0001 test::nothing was read
        strata: it was not built

        """)
  }

  @Test func aValueEndsNowhereButAtItsEnd() {
    var command = GitHubCommand("error", "50%, a::b\r\nc")
    command.set("file", "a,line=1::x%\n.yaml")
    #expect(command.line == "::error file=a%2Cline=1%3A%3Ax%25%0A.yaml::50%25, a::b%0D%0Ac\n")
  }
}
