import Diagnostics
import Testing

@testable import Kustomize

@Suite struct ImageReferenceTests {
  // What api/internal/image makes of them.
  @Test(
    "images are taken apart",
    arguments: [
      ("nginx", "nginx", "", ""), ("nginx:1", "nginx", "1", ""), ("nginx:", "nginx", "", ""), ("", "", "", ""),
      ("nginx@sha256:ab", "nginx", "", "sha256:ab"), ("nginx:1@sha256:ab", "nginx", "1", "sha256:ab"),
      ("host:5000/a/b", "host:5000/a/b", "", ""), ("host:5000/a/b:1", "host:5000/a/b", "1", ""),
      ("host:5000/a@x:y", "host:5000/a", "", "x:y"), ("/a:1", "/a", "1", ""), (":1", "", "1", ""),
      ("a@b/c:1", "a@b/c", "1", ""), ("é:ü@x:y", "é", "ü", "x:y"),
    ])
  func split(_ text: String, _ name: String, _ tag: String, _ digest: String) {
    let reference = ImageReference(text)
    #expect(reference.name == name)
    #expect(reference.tag == tag)
    #expect(reference.digest == digest)
  }

  private func matches(_ name: String, _ image: String) -> Bool {
    Array(image.utf8).withBytes { ImageReferencePattern(name).matches($0) }
  }

  @Test(
    "a name matches with any tag and digest, whether or not the engine is asked",
    arguments: [
      ("", true), (":", true), (":1.2_3-{x}", true), ("@sha256:ab", true), (":1@sha256:ab", true),
      ("@multihash+base58:x", true), ("@a.b_c-d:x", true), ("@sha256:", true), ("x", false), (":1:2", false),
      ("/a", false),
      ("@:x", false), ("@sha256", false), ("@a..b:x", false), (":1@a+:x", false), (":é", false), ("\n", false),
      (":1\n", false), ("@sha256:a:b", false),
    ])
  func tags(_ rest: String, _ isMatched: Bool) {
    #expect(matches("a/nginx", "a/nginx" + rest) == isMatched)
    #expect(matches("a/ngin[x]", "a/nginx" + rest) == isMatched)
  }

  @Test(
    "a name is a regular expression",
    arguments: [
      ("gcr.io/a", "gcrxio/a", true), ("gcr.io/a", "gcréio/a:1", true), ("gcr.io/a", "gcr\nio/a", false),
      ("a.", "a", false),
      (".", "é", true), ("a", "ab", false), ("ab", "a", false), ("a", "xa", false), ("", "", true), ("", ":1", true),
      ("", "a", false), ("a|b", "axyz", true), ("x|b", "ab", true), ("a+", "aaa:1", true), ("a*b", "b", true),
      ("(?i)a", "A", true), ("[", "[", false), ("(", "(", false), (#"a\.b"#, "axb", false),
      // An operator that the name begins with repeats the anchor before it.
      ("*a", "a", true), ("*a", "xa:1", true), ("*", "reg:5000/x:y", true), ("*?", "q", true), ("?b", "ab", true),
      ("+a", "xa", false), ("+a", "a", true), ("{0}a", "xa", true), ("{1}a", "xa", false), ("**", "a", false),
      (#"a\.b"#, "a.b", true), ("^a$", "a", true), ("a$", "a:1", false), ("[[:alpha:]]", "q", true),
      (#"\d{2}"#, "42", true),
    ])
  func expressions(_ name: String, _ image: String, _ isMatched: Bool) {
    #expect(matches(name, image) == isMatched)
  }
}
