import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// What the comments of a document within a string belong to, seen by where they are written.
@Suite struct EmbeddedCommentsTests {
  @Test(arguments: documents) func belong(_ test: (input: String, output: String)) throws {
    let tree = Tree()
    let text = tree.text.append(test.input)
    let root = try #require(EmbeddedDocument.parse(tree.scalar(text)))
    let output = EmbeddedYAML.text(of: root, comments: EmbeddedComments(of: root, in: text))
    #expect(output.trimmingSpace == test.output)
  }

  @Test func commentsOfTheDocumentStandApart() throws {
    let tree = Tree()
    let text = tree.text.append("# top\n# more\n\n# a\na: 1\n\n# end\n\n")
    let root = try #require(EmbeddedDocument.parse(tree.scalar(text)))
    let output = EmbeddedYAML.text(of: root, comments: EmbeddedComments(of: root, in: text))
    #expect(output == "# top\n# more\n\n# a\na: 1\n\n# end\n")
  }

  /// Read and written again by kustomize.
  static let documents: [(input: String, output: String)] = [
    (
      """
      # head of a
      a: 1 # line a

      # head of b
      b:
        # head c
        c: x   # line c
        # foot of c

        d: y
      # foot of b

      # lone

      e:  # on key
        f: 1
      l:
      # before item
      - x # on item
      # between

      - y
        # after y
      h: |  # on literal
        text # not a comment
        # nor this
      j: "q # \\tz" # real
      k: 'it''s # two' # real
      z: end
      # trailing
      """,
      """
      # head of a
      a: 1 # line a
      # head of b
      b:
        # head c
        c: x # line c
        # foot of c

        d: y
      # foot of b

      # lone
      e: # on key
        f: 1
      l:
      # before item
      - x # on item
      # between

      - y
      # after y
      h: | # on literal
        text # not a comment
        # nor this
      j: "q # \\tz" # real
      k: 'it''s # two' # real
      z: end
      # trailing
      """
    ),
    (
      """
      l:
        # head 1
        - name: a # line
          # head v
          v: 1

        # head 2
        - name: b
          v: 2
          # end of 2
        # end of l
      m: 1
      """,
      """
      l:
      # head 1
      - name: a # line
        # head v
        v: 1
      # head 2
      - name: b
        v: 2
        # end of 2
      # end of l

      m: 1
      """
    ),
    (
      """
      a: 1
        # deeper below

      b:
        c: 1
      # low

      # other
      d: 1
      # f1
      # f2

      # g1
      e: 1
      x:
        y:
          z: 1
          # z foot

          # w head
          w: 1
        # y foot
      # x foot
      v: 1
      """,
      """
      a: 1
      # deeper below

      b:
        c: 1
      # low

      # other
      d: 1
      # f1
      # f2

      # g1
      e: 1
      x:
        y:
          z: 1
          # z foot

          # w head
          w: 1
          # y foot
      # x foot
      v: 1
      """
    ),
    (
      """
      a:
        b: 1
      # comment for c
      c: 2
      d:
        e: 1
        # in d
      f:
        g: 1
          # deep
      h: 1
      """,
      """
      a:
        b: 1
      # comment for c
      c: 2
      d:
        e: 1
        # in d
      f:
        g: 1
        # deep
      h: 1
      """
    ),
    (
      """
      a:
        b:
          c: 1
        # foot of b

      d: 2
      # foot d

      e:
        - x
        # foot x

        - y
      f: 3
      """,
      """
      a:
        b:
          c: 1
        # foot of b
      d: 2
      # foot d

      e:
      - x
      # foot x

      - y
      f: 3
      """
    ),
    (
      """
      a: 1

      # one

      # two
      b: 2

      # three
      c: 3


      # four


      d: 4
      """,
      """
      a: 1
      # one

      # two
      b: 2
      # three
      c: 3
      # four
      d: 4
      """
    ),
    (
      """
      l:
      # before with blank

      - x
      m:
        # before m

        a: 1
      k: # line
        # head

        b: 1
      """,
      """
      l:
      # before with blank
      - x
      m:
        # before m
        a: 1
      k: # line
        # head
        b: 1
      """
    ),
    (
      """
      a: 'it''s # x' # c
      b: "x \\" # y" # d
      c: 'a

        # b'
      d: plain # e
      # f
      """,
      """
      a: 'it''s # x' # c
      b: "x \\" # y" # d
      c: 'a

        # b'
      d: plain # e
      # f
      """
    ),
    (
      """
      l:
      - a: 1 # x
        b:
        - c # y
        # z
        - d
      - - f # g
        - h
      - e-f # x-y
      -
      - null
      - "-" # dash
      """,
      """
      l:
      - a: 1 # x
        b:
        - c # y
        # z
        - d
      - - f # g
        - h
      - e-f # x-y
      -
      - null
      - "-" # dash
      """
    ),
    (
      """
      a: |
        x

      # after literal
      b: 1
      c: >-
        x
        # in

      d: 1
      """,
      """
      a: |
        x
      # after literal
      b: 1
      c: >-
        x # in
      d: 1
      """
    ),
  ]
}
