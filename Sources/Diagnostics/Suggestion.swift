/// The candidate that a misspelt word most probably meant, or nil where none is near.
///
/// Near is an edit distance (insert, delete, replace, swap of neighbours) of at most a third of the word's length. No
/// word is near one that is longer than any name, as comparing two takes the product of their lengths.
package func nearestWord(to word: String, among candidates: some Sequence<String>) -> String? {
  guard word.utf8.count <= longestName else { return nil }
  let count = word.count
  let limit = max(1, count / 3)
  var best: (word: String, distance: Int)?
  for candidate in candidates where candidate.utf8.count <= longestName && abs(candidate.count - count) <= limit {
    let most = best.map { $0.distance - 1 } ?? limit
    if let distance = editDistance(word.lowercased(), candidate.lowercased(), upTo: most) {
      best = (candidate, distance)
    }
  }
  return best?.word
}

/// The longest name of a file, and longer than any in Kubernetes.
private let longestName = 255

/// A word as a hint behind a caret: `did you mean 'x'?`
package func didYouMean(_ word: String) -> String { "did you mean '\(word)'?" }

/// The nearest word as a hint behind a caret, or nil where none is near.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
  nearestWord(to: word, among: candidates).map { didYouMean($0) }
}

/// The edit distance of two words; nil where it is more than a limit.
private func editDistance(_ a: String, _ b: String, upTo limit: Int) -> Int? {
  let isASCII = a.utf8.allSatisfy { $0 < 0x80 } && b.utf8.allSatisfy { $0 < 0x80 }
  return isASCII
    ? editDistance(Array(a.utf8), Array(b.utf8), upTo: limit) : editDistance(Array(a), Array(b), upTo: limit)
}

private func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter], upTo limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [Int](repeating: limit + 1, count: b.count + 1)
    // What lies farther off the diagonal costs more than the limit.
    let first = max(0, i - limit)
    if first == 0 { current[0] = i + 1 }
    var least = current[0]
    for j in first..<max(first, min(b.count, i + limit + 1)) {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
      current[j + 1] = cost
      least = min(least, cost)
    }
    // A swap goes back by two rows.
    guard least <= limit || previous.contains(where: { $0 <= limit }) else { return nil }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}
