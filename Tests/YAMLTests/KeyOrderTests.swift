import Diagnostics
import Testing

@testable import YAML

struct KeyOrderTests {
  private func precedes(_ a: String, _ b: String) -> Bool {
    a.withBytes { a in b.withBytes { b in KeyOrder.precedes(a, b) } }
  }

  /// Each pair in order.
  @Test(arguments: [
    ("a", "b"), ("a", "ab"), ("A", "a"), ("Z", "a"), ("", "a"), ("_", "a"), ("-", "0"), (".", "0"), ("0", "a"),
    ("a2", "a10"), ("a9", "a10"), ("a1", "a01"), ("a01", "a2"), ("a10", "a100"), ("a100", "a101"), ("a20", "a100"),
    ("a1-2", "a1.2"), ("a1", "a1a"), ("a.b", "ab"), ("a-b", "a.b"), ("a/b", "aB"), ("v1beta1", "v1beta2"),
    ("v1alpha1", "v1beta1"), ("v2", "v10"), ("é", "日"), ("e", "é"), ("-", "é"), ("é1", "é2"), ("é2", "é10"),
    ("a😀", "ab"), ("a1", "a日"), ("a٢", "a٣"), ("x1", "x٣"), ("100", "1000"), ("a03", "a3"),
  ])
  func orders(first: String, second: String) {
    #expect(precedes(first, second) == !(first == "a03"))
    #expect(precedes(second, first) == (first == "a03"))
    #expect(!precedes(first, first))
  }
}
