import Kustomize

/// Where what is fetched stands in a copy, beside what names it.
///
/// ```
/// https://host/organization/repository.git//folder?ref=v1   ─►  localized-files/host/organization/repository/v1/folder
/// https://host/folder/a.yaml                                ─►  localized-files/host/folder/a.yaml
/// ```
enum LocalizedName {
  /// A file on a web server.
  static func file(_ url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let path = rest.drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
    return joined([host(url), String(path)])
  }

  /// A folder in a repository.
  ///
  /// - Parameter path: of the folder in the repository.
  static func folder(_ spec: RemoteSpec, _ path: String) -> String {
    let end = ".git"
    let repository = spec.repositoryPath
    let name = repository.hasSuffix(end) ? String(repository.dropLast(end.count)) : repository
    let host = spec.host.hasPrefix("file://") ? "file-schemed" : host(spec.host)
    return joined([host, name, spec.ref, path])
  }

  /// No part leads out of what stands before it.
  private static func joined(_ parts: [String]) -> String {
    Path.clean(([Localizer.folder] + parts.map { Path.clean("/" + $0) }).joined(separator: "/"))
  }

  /// Without scheme, user and port.
  private static func host(_ url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let authority = rest.prefix { $0 != "/" }
    let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
    return String(host.prefix { $0 != ":" })
  }
}
