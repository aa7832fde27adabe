import TestSupport
import Testing

@Suite struct CommandCaseTests {
  @Test(arguments: CommandCase.all)
  func command(_ command: CommandCase) throws {
    try expectGolden(try command.run(), equals: command.golden)
  }

  @Test func casesAreFound() {
    #expect(CommandCase.all.count >= 60)
  }
}
