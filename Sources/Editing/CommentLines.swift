import YAML

/// The comments of a text, each to the end of its line.
struct CommentLines {
  private struct Comment {
    var start: Int
    var text: [UInt8]
  }

  private var comments: [Comment] = []

  init(_ bytes: [UInt8], _ root: SourceNode?) {
    var scalars: [Range<Int>] = []
    if let root { Self.gather(root, bytes, &scalars) }
    var next = scalars[...]
    var i = 0
    while i < bytes.count {
      while let first = next.first, first.upperBound <= i { next.removeFirst() }
      if let first = next.first, first.contains(i) {
        i = first.upperBound
        continue
      }
      let isBehindBlank = i == 0 || bytes[i - 1] <= UInt8(ascii: " ")
      guard bytes[i] == UInt8(ascii: "#"), isBehindBlank else {
        i += 1
        continue
      }
      let end = bytes[i...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      comments.append(Comment(start: i, text: bytes[i..<end].filter { $0 != UInt8(ascii: "\r") }))
      i = end
    }
  }

  private static func gather(_ node: SourceNode, _ bytes: [UInt8], _ scalars: inout [Range<Int>]) {
    if node.isCollection {
      for field in node.fields {
        gather(field.key, bytes, &scalars)
        gather(field.value, bytes, &scalars)
      }
      for element in node.elements { gather(element, bytes, &scalars) }
    } else if !node.range.isEmpty {
      let isBlock = node.style == .literal || node.style == .folded
      // Behind the sign that a block begins with there may be a comment.
      let start = isBlock ? bytes[node.range].firstIndex(of: UInt8(ascii: "\n")) : nil
      scalars.append((start ?? node.range.lowerBound)..<node.range.upperBound)
    }
  }

  /// The texts of those that do not begin within a range.
  func texts(outside range: Range<Int>) -> [[UInt8]] {
    comments.filter { !range.contains($0.start) }.map(\.text)
  }

  /// Whether there are these, each as often.
  func contain(_ texts: [[UInt8]]) -> Bool {
    var counts: [[UInt8]: Int] = [:]
    for comment in comments { counts[comment.text, default: 0] += 1 }
    return texts.allSatisfy { text in
      counts[text, default: 0] -= 1
      return counts[text, default: 0] >= 0
    }
  }
}
