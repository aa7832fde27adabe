import Testing

@testable import Kustomize

@Suite struct JSONPointerTests {
  @Test(
    "a pointer's parts are unescaped",
    arguments: [
      ("/a/b", ["a", "b"]), ("/", [""]), ("/a//b/", ["a", "", "b", ""]), ("/a~1b/c~0d", ["a/b", "c~d"]),
      ("/~01/~10", ["~1", "/0"]), ("/a~", ["a~"]), ("/a~2", ["a~2"]), ("/é~1ß", ["é/ß"]), ("data/a", ["a"]),
    ])
  func parts(_ text: String, _ parts: [String]) {
    #expect(JSONPointer(text).parts == parts)
  }

  @Test("a text without a slash points nowhere, and none at all to the document")
  func nowhere() {
    #expect(JSONPointer("data").parts == nil)
    #expect(!JSONPointer("data").isRoot)
    #expect(JSONPointer("").isRoot)
  }
}
