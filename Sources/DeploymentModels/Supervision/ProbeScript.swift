import Diagnostics
import YAML

/// The shell script that a container's probes run: it asks every process as that process's own probe did.
struct ProbeScript {
  private let plan: SupervisionPlan

  init(_ plan: SupervisionPlan) { self.plan = plan }

  /// - Parameter states: lines that ask the supervisor for its processes' states.
  /// - Throws: `Diagnostic` for a probe that no script can ask.
  func text(states: String) throws -> String {
    var text = """
      #!\(plan.shell!)
      # Asks every process as its own probe did: \(plan.directory)/probe.sh startup|readiness|liveness
      \(states)

      """
    text += Self.functions
    text += "case $1 in\n"
    for kind in SupervisionPlan.probeKinds {
      let probes = plan.probes(kind)
      guard !probes.isEmpty else { continue }
      text += "\(kind.dropLast("Probe".count)))\n"
      for (process, node) in probes { text += "  \(try question(process, node)) || fail \(process.name)\n" }
      text += "  ;;\n"
    }
    return text + "esac\nexit 0\n"
  }

  private func question(_ process: PlannedProcess, _ probe: Node) throws -> String {
    let seconds = probe["timeoutSeconds"]?.string ?? "1"
    if let get = probe["httpGet"] {
      let scheme = get["scheme"]?.string.lowercased() ?? "http"
      let host = get["host"]?.string ?? "127.0.0.1"
      let path = get["path"]?.string ?? "/"
      let url = "\(scheme)://\(host):\(port(get["port"], process))\(path.hasPrefix("/") ? path : "/" + path)"
      let headers = get.items("httpHeaders").map { "\($0.nameText): \($0["value"]?.string ?? "")" }
      return (["get", seconds, quoted(url)] + headers.map(quoted)).joined(separator: " ")
    }
    if let socket = probe["tcpSocket"] {
      return "connect \(seconds) \(quoted(socket["host"]?.string ?? "127.0.0.1")) \(port(socket["port"], process))"
    }
    if let exec = probe["exec"] {
      return exec.texts("command").map(quoted).joined(separator: " ") + " >/dev/null"
    }
    throw Diagnostic.probeCannotBeAsked(process, probe, model: plan.container.entry!.node)
  }

  /// A port's number, whether it is named or not.
  private func port(_ node: Node?, _ process: PlannedProcess) -> String {
    guard let node, node.tag != .integer else { return node?.string ?? "80" }
    let ports = process.container.items("ports").compactMap(ContainerPort.init)
    return ports.first { $0.name == node.string }.map { String($0.number) } ?? node.string
  }

  /// What asks, with whichever program the image has.
  private static let functions = #"""

    fail() {
      echo "$1 does not answer" >&2
      exit 1
    }

    # get SECONDS URL [HEADER]...: an answer from 200 to 399
    get() {
      seconds=$1 url=$2
      shift 2
      if command -v curl >/dev/null 2>&1; then
        for header; do
          shift
          set -- "$@" -H "$header"
        done
        code=$(curl -g -k -s -o /dev/null -m "$seconds" -w '%{http_code}' "$@" "$url") || return 1
        [ "$code" -ge 200 ] && [ "$code" -lt 400 ]
      elif command -v wget >/dev/null 2>&1; then
        for header; do
          shift
          set -- "$@" --header "$header"
        done
        wget -q -T "$seconds" -O /dev/null "$@" "$url"
      else
        python3 -c '
    import ssl, sys, urllib.request
    context = ssl._create_unverified_context()
    headers = dict(h.split(": ", 1) for h in sys.argv[3:])
    request = urllib.request.Request(sys.argv[2], headers=headers)
    urllib.request.urlopen(request, timeout=float(sys.argv[1]), context=context)
    ' "$seconds" "$url" "$@" 2>/dev/null
      fi
    }

    # connect SECONDS HOST PORT: a connection
    connect() {
      if command -v nc >/dev/null 2>&1; then
        nc -z -w "$1" "$2" "$3"
      elif command -v python3 >/dev/null 2>&1; then
        python3 -c 'import socket, sys
    socket.create_connection((sys.argv[2], int(sys.argv[3])), float(sys.argv[1]))' "$1" "$2" "$3" 2>/dev/null
      else
        curl -s -m "$1" "telnet://$2:$3" </dev/null >/dev/null 2>&1
      fi
    }


    """#
}

/// A word as a shell takes it for itself.
func quoted(_ text: String) -> String {
  let isPlain =
    !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "_@%+=:,./-".utf8.contains(byte)
      }
    }
  return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
}
