/// The candidate that a misspelt word most probably meant, or nil where none is near.
///
/// Near is an edit distance (insert, delete, replace, swap of neighbours) of at most a third of the word's length.
package func nearestWord(to word: String, among candidates: some Sequence<String>) -> String? {
  let limit = max(1, word.count / 3)
  var best: (word: String, distance: Int)?
  for candidate in candidates where abs(candidate.count - word.count) <= limit {
    let distance = editDistance(Array(word.lowercased()), Array(candidate.lowercased()))
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.word
}

/// A word as a hint behind a caret: `did you mean 'x'?`
package func didYouMean(_ word: String) -> String { "did you mean '\(word)'?" }

/// The nearest word as a hint behind a caret, or nil where none is near.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
  nearestWord(to: word, among: candidates).map { didYouMean($0) }
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}
