import Diagnostics
import Kustomize

/// What `edit set image` is given: `NAME=NEWNAME:TAG@DIGEST`, each part but the name left out where it is not to be, and
/// `*` where it stays as it is.
package struct ImageEdit: Sendable, Equatable {
  static let kept = "*"

  package var name: String
  package var newName: String
  package var newTag: String
  package var digest: String

  /// - Throws: `Diagnostic` where nothing is to be changed.
  package init(_ text: String) throws {
    let sign = text.firstIndex(of: "=")
    let image = ImageReference(sign.map { String(text[text.index(after: $0)...]) } ?? text)
    guard image.name != text else {
      throw Diagnostic(
        .invalidEdit, "'\(text)' does not say what the image is to be",
        hint: "NAME=NEWNAME:TAG@DIGEST, each part but the name optional: nginx:1.29, nginx=mirror.example.com/nginx")
    }
    (newTag, digest) = (image.tag, image.digest)
    // A sign with nothing before it names no other image.
    let key = sign.map { String(text[..<$0]) } ?? ""
    (name, newName) = key.isEmpty ? (image.name, "") : (key, image.name)
  }
}

/// What `edit set replicas` is given: `NAME=COUNT`.
package struct ReplicaEdit: Sendable, Equatable {
  package var name: String
  package var count: Int

  /// - Throws: `Diagnostic` where it is not of this form.
  package init(_ text: String) throws {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let count = Int(parts[1]) else {
      throw Diagnostic(.invalidEdit, "'\(text)' is not NAME=COUNT", hint: "web=3")
    }
    (name, self.count) = (String(parts[0]), count)
  }
}

/// What labels and annotations are given as: `KEY:VALUE`, the value in quotes or not; without a colon it is empty.
package struct MetadataPair: Sendable, Equatable {
  package var key: String
  package var value: String

  /// - Throws: `Diagnostic` where the key is empty.
  package init(_ text: String) throws {
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    guard colon != text.startIndex else {
      throw Diagnostic(.invalidEdit, "'\(text)' has no key", hint: "KEY:VALUE")
    }
    key = String(text[..<colon])
    value = colon == text.endIndex ? "" : Self.unquoted(text[text.index(after: colon)...])
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
      return String(text)
    }
    return String(text.dropFirst().dropLast())
  }

  /// - Throws: `Diagnostic` where the key is none that the API server takes: a name of at the most 63 letters, digits, `-`,
  ///   `_` and `.`, which may have a domain and a slash before it.
  package func checkKey() throws {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    let isDomain = parts.count == 1 || Self.isName(parts[0], limit: 253, and: "-.")
    guard parts.count <= 2, let name = parts.last, Self.isName(name, limit: 63, and: "-_."), isDomain else {
      throw Diagnostic(.invalidEdit, "'\(key)' is no key of an annotation", hint: "example.com/name, or name")
    }
  }

  private static func isName(_ text: Substring, limit: Int, and others: String) -> Bool {
    let isWord = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= limit else { return false }
    return isWord(first) && isWord(last) && text.utf8.allSatisfy { isWord($0) || others.utf8.contains($0) }
  }

  func isPresent(in field: String) -> Diagnostic {
    Diagnostic(.inKustomization, "'\(key)' is in '\(field)' already", hint: "--force gives it another value")
  }
}
