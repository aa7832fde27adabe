import Diagnostics
import TestSupport
import Testing

@testable import Kustomize

/// Downloads from a web server on this machine, which python3 is.
@Suite(
  .serialized, .threadOfItsOwn(atOnce: 1),
  .enabled(if: ProcessRunner.locate("python3", from: nil) != nil, "python3 is not installed"))
struct HTTPClientTests {
  private static let server = """
    import http.server, os, sys, threading
    class Handler(http.server.BaseHTTPRequestHandler):
      def do_GET(self):
        if self.path.startswith("/moved"):
          self.send_response(302); self.send_header("Location", "/a.yaml"); self.end_headers(); return
        if self.path.startswith("/file"):
          self.send_response(302); self.send_header("Location", "file:///etc/passwd"); self.end_headers(); return
        if self.path.startswith("/slow"):
          import time; time.sleep(5)
        body = {"/a.yaml": b"kind: X\\nmetadata: {name: x}\\n", "/large": b"x" * 5000, "/org/repo/page": b"<a>: <b>: [",
          "/empty": b""}.get(self.path)
        self.send_response(404 if body is None else 200); self.end_headers(); self.wfile.write(b"gone" if body is None else body)
      def log_message(self, *_): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with open(sys.argv[1] + ".new", "w") as f: f.write(str(server.server_address[1]))
    os.rename(sys.argv[1] + ".new", sys.argv[1])
    threading.Timer(60, lambda: os._exit(0)).start()
    server.serve_forever()
    """

  /// Starts a server that ends with the body.
  private func serving(_ body: (String, BuildFixture) throws -> Void) throws {
    let fixture = try BuildFixture(["server.py": Self.server])
    let root = fixture.folder.path
    // The shell leaves the server running and says which process it is.
    let process = try ProcessRunner().runSuccessfully(
      ProcessRequest("sh", ["-c", "python3 '\(root)/server.py' '\(root)/port' >/dev/null 2>&1 & echo $!"])
    ).text.dropLast()
    defer { _ = try? ProcessRunner().run(ProcessRequest("kill", [String(process)])) }
    for _ in 0..<100 where fixture.text("port") == nil {
      try ProcessRunner().runSuccessfully(ProcessRequest("sleep", ["0.1"]))
    }
    try body("http://127.0.0.1:\(try #require(fixture.text("port")))", fixture)
  }

  private func failure(_ client: HTTPClient, _ url: String) throws -> String {
    let error = try #require(throws: Diagnostic.self) { try client.download(url) }
    #expect(error.id == .downloadFailed)
    return error.message
  }

  @Test func downloads() throws {
    try serving { (server: String, _: BuildFixture) throws in
      var client = HTTPClient(runner: ProcessRunner())
      #expect(try client.download(server + "/a.yaml") == Array("kind: X\nmetadata: {name: x}\n".utf8))
      #expect(try client.download(server + "/moved") == Array("kind: X\nmetadata: {name: x}\n".utf8))
      #expect(try client.download(server + "/empty").isEmpty)
      #expect(try failure(client, server + "/b.yaml").hasSuffix("status 404 (not found)"))
      #expect(try failure(client, server + "/file").lowercased().contains("protocol"))
      client.timeLimit = .seconds(1)
      #expect(try failure(client, server + "/slow").hasSuffix("it took longer than 1 s"))
      client.sizeLimit = 1000
      #expect(try failure(client, server + "/large").hasSuffix("it is larger than 0 MiB"))
    }
  }

  @Test func aResourceOverHTTP() throws {
    try serving { (server: String, fixture: BuildFixture) throws in
      try fixture.write("kustomization.yaml", "namePrefix: p-\nresources: [\(server)/a.yaml]\n")
      #expect(try fixture.yaml() == "kind: X\nmetadata:\n  name: p-x\n")
      try fixture.write("kustomization.yaml", "resources:\n- \(server)/b.yaml\n")
      #expect(try fixture.error().message.hasSuffix("status 404 (not found)"))
      try fixture.write("kustomization.yaml", "resources:\n- \(server)/org/repo/page\n")
      let error = try fixture.error()
      #expect(error.message == "'\(server)/org/repo/page' is neither a file of resources nor a Git repository")
    }
  }

  @Test(arguments: [("https://a", true), ("HTTP://a", true), ("file:///a", false), ("a/b", false), ("git@a:b", false)])
  func urls(_ path: String, isURL: Bool) { #expect(HTTPClient.isURL(path) == isURL) }
}
