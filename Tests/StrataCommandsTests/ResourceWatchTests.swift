import Testing

@testable import StrataCommands

@Suite struct ResourceWatchTests {
  @Test func endsWhatTakesTooMuch() {
    #expect(ResourceWatch.excess(.seconds(10), 1 << 30) == nil)
    #expect(
      ResourceWatch.excess(.milliseconds(10_001), 0)?.message
        == "this takes more than 10 seconds, which is the limit of --untrusted")
    #expect(
      ResourceWatch.excess(.zero, (1 << 30) + 1)?.message
        == "this takes more than 1024 MiB of memory, which is the limit of --untrusted")
  }
}
