import Diagnostics
import Kubernetes
import YAML

/// Tells of a host that is asked for over https now, and that no certificate of the build names.
struct CertificatePass: ModelPass {
  private let plan: Plan
  private let changes: Changes

  init(_ plan: Plan, _ changes: Changes) {
    self.plan = plan
    self.changes = changes
  }

  func run() {
    let certificates = changes.resources.filter { $0.kind == "Certificate" && $0.gvk.group == "cert-manager.io" }
    let named = Set(certificates.flatMap { $0.node["spec"]?.texts("dnsNames") ?? [] })
    var seen: Set<String> = []
    for host in changes.secureHosts where seen.insert(host.name).inserted {
      guard !names(of: host).contains(where: { named.contains($0) || isCovered($0, by: named) }) else { continue }
      changes.warn(.certificateWithoutName(host, certificates.first))
    }
  }

  /// The name that is asked for, which a certificate must have as it is.
  private func names(of host: SecureHost) -> [String] { [host.name] }

  private func isCovered(_ name: String, by named: Set<String>) -> Bool {
    guard let dot = name.firstIndex(of: ".") else { return false }
    return named.contains("*" + name[dot...])
  }
}

extension Diagnostic.ID {
  package static let certificateWithoutName = Diagnostic.ID("M0220", "certificate-without-name")
}

extension Diagnostic {
  fileprivate static func certificateWithoutName(_ host: SecureHost, _ certificate: Resource?) -> Diagnostic {
    host.node.diagnostic(
      .certificateWithoutName,
      "'\(host.name)' is asked for over https now, and no Certificate of this build names it",
      notes: [
        certificate.flatMap { Note("\($0.id) comes from", at: $0.node) },
        Note.remedy("add '\(host.name)' to the dnsNames of the certificate that answers there"),
      ])
  }
}
