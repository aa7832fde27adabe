/// The host of a Git URL with scheme and user, and the path on it. (kustomize: `extractHost` in repospec.go.)
struct RemoteLocation {
  static let fileScheme = "file://"
  private static let schemes = ["ssh://", "https://", "http://", fileScheme]

  var host: String
  var path: Substring

  /// - Parameter text: a URL without its query.
  /// - Returns: nil where the text is no URL that names a host.
  init?(_ text: Substring) {
    var rest = text.droppingPrefix("git::") ?? text
    var scheme = ""
    for candidate in Self.schemes {
      guard let after = rest.droppingPrefix(candidate) else { continue }
      scheme = candidate
      rest = after
      break
    }
    let user = Self.user(rest)
    if scheme == Self.fileScheme {
      host = scheme
      path = rest
      return
    }
    rest = rest.dropFirst(user.count)
    let isGitHub = rest.droppingPrefix("github.com/") != nil || rest.droppingPrefix("github.com:") != nil
    // `user@host:path`, the way of scp, has no scheme.
    let isSCP = scheme.isEmpty && (!user.isEmpty || isGitHub)
    guard !scheme.isEmpty || isSCP else { return nil }

    let end = Self.hostEnd(rest, isSCP: isSCP)
    let name = end.map { rest[...$0] } ?? rest
    path = end.map { rest[rest.index(after: $0)...] } ?? ""
    if isGitHub {
      host = scheme == "ssh://" || !user.isEmpty ? user + "github.com:" : "https://github.com/"
    } else {
      guard !name.isEmpty else { return nil }
      host = scheme + user + name
    }
  }

  /// A user with its `@`: a letter, then letters, digits and dashes.
  private static func user(_ text: Substring) -> Substring {
    guard let first = text.first, first.isASCII, first.isLetter else { return "" }
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return text[name.endIndex...].first == "@" ? text[...name.endIndex] : ""
  }

  /// The separator behind the host: a slash, or a colon that comes before it.
  private static func hostEnd(_ text: Substring, isSCP: Bool) -> Substring.Index? {
    let slash = text.firstIndex(of: "/")
    guard isSCP else { return slash }
    guard let colon = text.firstIndex(of: ":") else { return slash }
    guard let slash else { return colon }
    return colon > text.startIndex && colon < slash ? colon : slash
  }
}

extension Substring {
  /// What follows a prefix that is compared without regard to case; nil where the text begins otherwise.
  fileprivate func droppingPrefix(_ prefix: String) -> Substring? {
    guard self.prefix(prefix.count).lowercased() == prefix else { return nil }
    return dropFirst(prefix.count)
  }
}
