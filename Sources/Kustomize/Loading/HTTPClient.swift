import Diagnostics

/// Downloads single files through the curl program.
struct HTTPClient {
  let runner: ProcessRunner
  /// How long a download may take.
  var timeLimit = Duration.seconds(120)
  var sizeLimit = 64 << 20

  /// Whether a path is the URL of a file. (kustomize: `IsRemoteFile` in fileloader.go.)
  static func isURL(_ path: String) -> Bool {
    guard let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = path[..<colon].lowercased()
    return scheme == "http" || scheme == "https"
  }

  /// - Throws: `Diagnostic` where the server refuses, or cannot be reached, and where the file exceeds a limit.
  func download(_ url: String) throws -> [UInt8] {
    var request = ProcessRequest(
      "curl",
      [
        "--silent", "--show-error", "--location", "--globoff", "--proto", "=http,https", "--proto-redir", "=http,https",
        "--max-redirs", "10", "--connect-timeout", "27", "--max-time", "\(timeLimit.components.seconds)",
        "--max-filesize", "\(sizeLimit)", "--write-out", "\\n%{http_code}", "--", url,
      ])
    request.timeLimit = timeLimit + .seconds(5)
    request.outputLimit = sizeLimit + 64
    request.installHint = Diagnostic.curlHint
    let result: ProcessResult
    do {
      result = try runner.run(request)
    } catch let error as Diagnostic where error.id == .outputTooLarge {
      throw tooLarge(url)
    } catch let error as Diagnostic where error.id == .processTimedOut {
      throw Diagnostic.downloadFailed(url, "it took longer than \(timeLimit.seconds)")
    }
    guard result.isSuccess else { throw failure(url, result) }
    // The status stands on a line of its own behind the file.
    guard let end = result.output.lastIndex(of: 0x0A),
      let status = Int(String(decoding: result.output[(end + 1)...], as: UTF8.self))
    else { throw Diagnostic.downloadFailed(url, "curl gave no status") }
    guard (200..<300).contains(status) else { throw Diagnostic.downloadRefused(url, status) }
    return Array(result.output[..<end])
  }

  /// What curl's exit status says (curl(1), EXIT CODES).
  private func failure(_ url: String, _ result: ProcessResult) -> Diagnostic {
    switch result.status {
    case .exited(28): return Diagnostic.downloadFailed(url, "it took longer than \(timeLimit.seconds)")
    case .exited(63): return tooLarge(url)
    default:
      let line = result.errorText.split(whereSeparator: \.isNewline).last.map(String.init) ?? result.status.text
      return Diagnostic.downloadFailed(url, line)
    }
  }

  private func tooLarge(_ url: String) -> Diagnostic {
    Diagnostic.downloadFailed(url, "it is larger than \(sizeLimit >> 20) MiB")
  }
}
