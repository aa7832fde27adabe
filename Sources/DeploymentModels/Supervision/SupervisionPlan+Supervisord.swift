import YAML

/// supervisord, which runs, stops and watches the programs of a configuration file.
///
/// Rules of supervisor 4: a file of sections; ` ;` and ` #` begin a comment; `%` expands; `command` is split as a POSIX
/// shell splits words, `environment` at quotes that nothing escapes.
extension SupervisionPlan {
  /// Gives the container supervisord as its command.
  ///
  /// - Returns: the files that it needs.
  func superviseWithSupervisord(_ result: Node) throws -> [(name: String, text: String)] {
    result.set("command", tree.strings([shell!, "\(directory)/run.sh"], at: position))
    var files = [("exit.sh", exitListener), ("run.sh", runner), ("supervisord.conf", "")]
    var sections: [String] = []
    for (program, process) in zip(programs, processes) {
      let (section, script) = try self.section(program, process)
      sections.append(section)
      if let script { files.append(("\(program).program.sh", script)) }
    }
    files[2].1 = head + sections.joined()
    if hasProbes {
      files.append(("probe.sh", try ProbeScript(self).text(states: states)))
      try setProbes(result, script: "\(directory)/probe.sh", extraSeconds: 2)
    }
    return files.sorted { $0.0 < $1.0 }.map { (name: $0.0, text: $0.1) }
  }

  private var head: String {
    """
    [supervisord]
    nodaemon=true
    logfile=/dev/null
    logfile_maxbytes=0
    pidfile=\(runDirectory)/supervisord.pid

    [unix_http_server]
    file=\(runDirectory)/supervisord.sock

    [rpcinterface:supervisor]
    supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface

    [supervisorctl]
    serverurl=unix://\(runDirectory)/supervisord.sock

    ; Groups are stopped one after another, the programs of one group together.
    [group:\(container.name)]
    programs=\(programs.joined(separator: ","))

    ; Ends the container when a program ends.
    [eventlistener:exit]
    command=\(shell!) \(directory)/exit.sh
    events=PROCESS_STATE_FATAL,PROCESS_STATE_EXITED
    stdout_logfile=NONE
    stderr_logfile=/dev/fd/2
    stderr_logfile_maxbytes=0
    stopwaitsecs=1

    """
  }

  /// The section of a program, and the script that starts it where the section cannot say all.
  private func section(_ program: String, _ process: PlannedProcess) throws -> (String, script: String?) {
    let own = environment.own[process] ?? []
    let command = command(of: process)
    var line = command.arguments.map { word($0, process) }.joined(separator: " ")
    var variables = own.map { ($0.name, value($0.value, process)) }
    var script: String?
    if !isOneLine(line) || variables.contains(where: { $0.1 == nil || !isOneLine($0.1!) }) {
      script = startScript(command, own, process)
      line = "\(shell!) \(directory)/\(program).program.sh"
      variables = []
    }
    var lines = ["", "[program:\(program)]", "command=\(line)"]
    if let directory = process.container["workingDir"]?.string {
      lines.append("directory=\(directory.replacing("%", with: "%%"))")
    }
    if !variables.isEmpty {
      lines.append("environment=" + variables.map { "\($0.0)=\($0.1!)" }.joined(separator: ","))
    }
    lines += [
      "stdout_logfile=/dev/fd/1", "stdout_logfile_maxbytes=0", "stderr_logfile=/dev/fd/2",
      "stderr_logfile_maxbytes=0", "stopsignal=\(process.stopSignal)", "stopwaitsecs=\(process.stopSeconds)",
      "killasgroup=true", "startsecs=5", "startretries=0", "autorestart=false",
    ]
    return (lines.joined(separator: "\n") + "\n", script)
  }

  /// Whether a value can stand in the file as it is: no line breaks, and nothing that begins a comment.
  private func isOneLine(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A || byte == 0x0D { return false }
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "#"), previous == 0x20 || previous == 0x09 { return false }
      previous = byte
    }
    return true
  }

  /// A word of a command.
  private func word(_ pieces: [ProcessCommand.Piece], _ process: PlannedProcess) -> String {
    var text = ""
    var isPlain = true
    for piece in pieces {
      switch piece {
      case .text(let part):
        text += escaped(part)
        isPlain = isPlain && quoted(part) == part
      case .variable(let name):
        if let value = environment.ownValue(name, process) {
          text += escaped(value)
          isPlain = isPlain && quoted(value) == value
        } else {
          text += "%(ENV_\(name))s"
          isPlain = false
        }
      }
    }
    return isPlain ? text : "\"\(text)\""
  }

  private func escaped(_ text: String) -> String {
    text.replacing(#"\"#, with: #"\\"#).replacing("\"", with: #"\""#).replacing("%", with: "%%")
  }

  /// The value of a variable in quotes; nil where no quotes can hold it.
  private func value(_ text: String, _ process: PlannedProcess) -> String? {
    let pieces = ProcessCommand.pieces(text) { environment.has($0, process) }
    var value = ""
    for piece in pieces {
      switch piece {
      case .text(let part): value += part.replacing("%", with: "%%")
      case .variable(let name):
        if let own = environment.ownValue(name, process), own != text {
          value += own.replacing("%", with: "%%")
        } else {
          value += "%(ENV_\(name))s"
        }
      }
    }
    // Quotes at either end are taken off, of both kinds.
    let ends = [value.first, value.last].compactMap { $0 }
    if !value.contains("\""), !ends.contains("'") { return "\"\(value)\"" }
    if !value.contains("'"), !ends.contains("\"") { return "'\(value)'" }
    return nil
  }

  /// A script that starts a program with what supervisord's file cannot say.
  private func startScript(
    _ command: ProcessCommand, _ own: [(name: String, value: String)], _ process: PlannedProcess
  ) -> String {
    func shellWord(_ pieces: [ProcessCommand.Piece]) -> String {
      pieces.map { piece in
        switch piece {
        case .text(let text): quoted(text)
        case .variable(let name): environment.ownValue(name, process).map(quoted) ?? "\"${\(name)}\""
        }
      }.joined()
    }
    var text = "#!\(shell!)\n"
    for (name, value) in own {
      let pieces = ProcessCommand.pieces(value) { environment.has($0, process) && $0 != name }
      text += "export \(name)=\(shellWord(pieces))\n"
    }
    return text + "exec " + command.arguments.map(shellWord).joined(separator: " ") + "\n"
  }

  // MARK: Scripts

  /// The container's first process: passes signals on to supervisord, and ends with what the first program to end
  /// ended with. supervisord itself would end with 0.
  private var runner: String {
    #"""
    #!\#(shell!)
    # Runs supervisord. Ends as the first program to end by itself has: with 0 as it did, else with 1.
    rm -f \#(runDirectory)/exit
    supervisord -n -c \#(directory)/supervisord.conf &
    supervisor=$!
    trap 'kill -TERM "$supervisor" 2>/dev/null' TERM INT QUIT
    while :; do
      wait "$supervisor"
      status=$?
      kill -0 "$supervisor" 2>/dev/null || break
    done
    if [ -s \#(runDirectory)/exit ]; then read -r status <\#(runDirectory)/exit; fi
    exit "$status"

    """#
  }

  /// The event listener: reads one event after another, and ends supervisord at the first.
  private var exitListener: String {
    #"""
    #!\#(shell!)
    # An event listener of supervisord: ends the container when a program has ended, as if it had been alone in it.
    printf 'READY\n'
    while read -r header; do
      length=${header##*len:}
      event=$(dd bs=1 count="${length%% *}" 2>/dev/null)
      name=${event#processname:}
      case $event in
      *expected:1*) status=0 ;;
      *) status=1 ;;
      esac
      if [ ! -e \#(runDirectory)/exit ]; then
        echo "$status" >\#(runDirectory)/exit
        echo "${name%% *} has ended" >&2
        { echo "${name%% *} has ended" >/dev/termination-log; } 2>/dev/null
      fi
      printf 'RESULT 2\nOK'
      kill -TERM "$PPID"
      printf 'READY\n'
    done

    """#
  }

  /// Reads the states of all programs. What has just been started counts as alive, and not yet as ready.
  private var states: String {
    #"""
    states=$(supervisorctl -c \#(directory)/supervisord.conf status 2>&1)
    for program in \#(programs.joined(separator: " ")); do
      state=$(printf '%s\n' "$states" | while read -r name state rest; do
        if [ "$name" = "\#(container.name):$program" ] || [ "$name" = "$program" ]; then echo "$state"; fi
      done)
      case $1:$state in
      *:RUNNING | liveness:STARTING) ;;
      *)
        echo "$program: ${state:-unknown}" >&2
        exit 1
        ;;
      esac
    done
    """#
  }
}
