import Strata
import Testing

/// What the library tells goes from one thread to any other, and can be compared and kept in sets.
@Suite struct PlainDataTests {
  private func isPlain<T: Sendable & Hashable>(_ type: T.Type) -> Bool { true }

  @Test func isSendableAndHashable() {
    #expect(isPlain(BuildOptions.self))
    #expect(isPlain(Rendering.self))
    #expect(isPlain(BuildError.self))
    #expect(isPlain(Diagnostic.self))
    #expect(isPlain(Location.self))
    #expect(isPlain(Resource.ID.self))
    #expect(isPlain(Value.self))
    #expect(isPlain(ValueOrigin.self))
    #expect(isPlain(Diff.self))
  }
}
