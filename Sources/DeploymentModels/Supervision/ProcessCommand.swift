import YAML

/// What a process is started with, its references to variables told apart from text.
///
/// Kubernetes expands `$(VAR)` where the container has the variable, leaves it as it is where not, and makes `$$` a
/// `$`.
struct ProcessCommand {
  enum Piece: Equatable {
    case text(String)
    case variable(String)
  }

  /// The arguments, the program first.
  let arguments: [[Piece]]

  /// Nil where the container says no command: what its image starts is not known here.
  init?(_ container: Node, hasVariable: (String) -> Bool) {
    let command = container.texts("command")
    guard !command.isEmpty else { return nil }
    arguments = (command + container.texts("args")).map { Self.pieces($0, hasVariable: hasVariable) }
  }

  static func pieces(_ text: String, hasVariable: (String) -> Bool) -> [Piece] {
    var pieces: [Piece] = []
    var plain = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "$", let next = rest.first else {
        plain.append(character)
        continue
      }
      if next == "$" {
        rest.removeFirst()
        plain.append("$")
      } else if next == "(", let end = rest.firstIndex(of: ")") {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        if hasVariable(name) {
          if !plain.isEmpty { pieces.append(.text(plain)) }
          plain = ""
          pieces.append(.variable(name))
        } else {
          plain += "$(\(name))"
        }
      } else {
        plain.append("$")
      }
    }
    if !plain.isEmpty || pieces.isEmpty { pieces.append(.text(plain)) }
    return pieces
  }

  /// The argument vector, variables written as Kubernetes does.
  var words: [String] {
    arguments.map { pieces in
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .variable(let name): "$(\(name))"
        }
      }.joined()
    }
  }
}
