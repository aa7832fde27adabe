import Kubernetes
import Kustomize
import Testing

@Suite struct AccumulatorTests {
  /// The default configuration is what merging it into nothing gives, so that a layer may leave the merge out.
  @Test func defaultsAreMergedAlready() throws {
    #expect(try TransformerConfiguration().merging(.defaults) == .defaults)
  }
}
