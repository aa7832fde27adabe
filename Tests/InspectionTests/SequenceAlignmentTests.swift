import TestSupport
import Testing

@testable import Inspection

@Suite struct SequenceAlignmentTests {
  /// What the steps say, applied to the left side, is the right side; and no script is longer than it need be.
  @Test(arguments: 0..<200) func alignsBothSides(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let left = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...3, using: &random) }
    let right = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...3, using: &random) }
    var (lefts, rights) = ([Int](), [Int]())
    var common = 0
    for step in SequenceAlignment(left, right).steps {
      switch step {
      case .both(let i, let j):
        #expect(left[i] == right[j])
        lefts.append(i)
        rights.append(j)
        common += 1
      case .left(let i): lefts.append(i)
      case .right(let j): rights.append(j)
      }
    }
    #expect(lefts == Array(left.indices))
    #expect(rights == Array(right.indices))
    #expect(common == Self.longestCommonSubsequence(left, right))
  }

  private static func longestCommonSubsequence(_ left: [Int], _ right: [Int]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() {
        table[i + 1][j + 1] = a == b ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
      }
    }
    return table[left.count][right.count]
  }

  @Test func takesVeryDifferentSequencesAsReplaced() {
    let steps = SequenceAlignment(Array(0..<5_000), Array(10_000..<15_000)).steps
    #expect(steps.count == 10_000)
  }
}
