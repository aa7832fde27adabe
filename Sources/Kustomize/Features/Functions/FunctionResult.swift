import YAML

/// What a function has to say about the resources that it worked on. (KRM Functions Specification, `results`.)
struct FunctionResult {
  enum Severity: String {
    case error, warning, info
  }

  var severity: Severity
  var message: String
  /// The resource it is about, and the field.
  var subject: String

  var text: String { subject.isEmpty ? message : "\(subject): \(message)" }

  /// - Parameter node: an entry of `results`.
  init?(_ node: Node) {
    guard node.isMapping else { return nil }
    func text(_ node: Node?) -> String { node.map { $0.isNull ? "" : $0.string } ?? "" }
    // A result without a severity is an error.
    severity = Severity(rawValue: text(node["severity"]).lowercased()) ?? .error
    message = text(node["message"])
    let resource = node["resourceRef"]
    let name = [text(resource?["kind"]), text(resource?["namespace"]), text(resource?["name"])]
      .filter { !$0.isEmpty }.joined(separator: "/")
    subject = [name, text(node["field"]?["path"])].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
