import Testing

// Recorded from `kubectl kustomize` (v5.5.0): what entries of a kustomization make of the files here.

/// One entry of a generator and what kustomize prints for it.
struct GeneratorCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var kustomization: String
  var expected: String
}

let generatorCases: [GeneratorCase] = [
  GeneratorCase(
    testDescription: "literals",
    kustomization: #"""
      configMapGenerator:
      - name: app
        literals:
        - a=1
        - b="q"
        - c='s'
        - d="mixed'
        - e=
        - f==x
        - g="
        - h=""
        - i=a=b=c
        - key.with.dots=x
        - "sp ace=  v  "
        - j="a"b"
        - "k=line\nline2"
        - "l=tab\t"
        - m=<b>&\
        - "n=\b\f\u2028\U0001F600é"
        - 'o=''q'''

      """#,
    expected: #"""
      apiVersion: v1
      data:
        a: "1"
        b: q
        c: s
        d: '"mixed'''
        e: ""
        f: =x
        g: '"'
        h: ""
        i: a=b=c
        j: a"b
        k: |-
          line
          line2
        key.with.dots: x
        l: "tab\t"
        m: <b>&\
        "n": "\b\f\L\U0001F600é"
        o: q
        sp ace: '  v  '
      kind: ConfigMap
      metadata:
        name: app-7cd597hf5c

      """#),
  GeneratorCase(
    testDescription: "no data",
    kustomization: #"""
      configMapGenerator:
      - name: app

      """#,
    expected: #"""
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: app-6ct58987ht

      """#),
  GeneratorCase(
    testDescription: "env file",
    kustomization: #"""
      configMapGenerator:
      - name: app
        envs: [app.env]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        "\uFEFF\x42": "2"
        A: b=c
        CR: x
        FIRST: "1"
        HOME: ""
        LAST: end
        LEAD: lead
        Q: '"q"'
        'SP ': '  v  '
        "T\t": "1"
        export X: "1"
      kind: ConfigMap
      metadata:
        name: app-48m9c4b9b6

      """#),
  GeneratorCase(
    testDescription: "old env field",
    kustomization: #"""
      configMapGenerator:
      - name: app
        env: crlf.env
        envs: [empty.env]
        literals: [z=1]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        A: "1"
        B: "2"
        C: ""
        z: "1"
      kind: ConfigMap
      metadata:
        name: app-942k5hgkm9

      """#),
  GeneratorCase(
    testDescription: "text files",
    kustomization: #"""
      configMapGenerator:
      - name: app
        files: [nul.txt, long.txt, crlf.txt, empty.txt, bom.txt, conf/nginx.conf, ./crlf.txt=crlf.txt]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        ./crlf.txt: "line1\r\nline2\r\n"
        bom.txt: "\uFEFF\x62\x6F\x6D"
        crlf.txt: "line1\r\nline2\r\n"
        empty.txt: ""
        long.txt: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        nginx.conf: "server {\n  listen 80;\n\tindex <a>&\"b\";\n}\n"
        nul.txt: "a\0b"
      kind: ConfigMap
      metadata:
        name: app-hm25gttbkd

      """#),
  GeneratorCase(
    testDescription: "white space in files",
    kustomization: #"""
      configMapGenerator:
      - name: app
        files: [lead.txt, nl.txt, trail.txt, nonl.txt, onlynl.txt, sp.txt]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        lead.txt: |2
            lead
          x
        nl.txt: |2+


          x


        nonl.txt: |-
          a
          b
        onlynl.txt: |2+

        sp.txt: '   '
        trail.txt: "a  \nb\t\n"
      kind: ConfigMap
      metadata:
        name: app-hc5thbg26g

      """#),
  GeneratorCase(
    testDescription: "odd characters in files",
    kustomization: #"""
      configMapGenerator:
      - name: app
        files: [ctl.txt, uni.txt, max.txt, yamlish.txt, colon.txt]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        colon.txt: 'key: value # c'
        ctl.txt: "\b\f\x1F\e[0m"
        max.txt: "\U0010FFFF"
        uni.txt: "é\L\P\U0001F600�\uFEFF  "
        yamlish.txt: "--- \n# c\n- a: b\n...\n"
      kind: ConfigMap
      metadata:
        name: app-bh56hff7m9

      """#),
  GeneratorCase(
    testDescription: "binary files",
    kustomization: #"""
      configMapGenerator:
      - name: app
        files: [bin.dat, long.bin, surrogate.bin, overlong.bin, cut.bin, over.bin]

      """#,
    expected: #"""
      apiVersion: v1
      binaryData:
        bin.dat: AAECYmlu//4=
        cut.bin: YWJjZGVmZ2jigg==
        long.bin: |
          //////////////////////////////////////////////////////////////////////
          //////////////////////////////////////////////////////////////////////
          //////////////////////////////////////////////////////////////////////
          ////////////////////////////////////////////////////////8=
        over.bin: 9JCAgA==
        overlong.bin: wK8=
        surrogate.bin: 7aCA
      kind: ConfigMap
      metadata:
        name: app-229bt8hm87

      """#),
  GeneratorCase(
    testDescription: "key for a file",
    kustomization: #"""
      configMapGenerator:
      - name: app
        files: [a=conf/nginx.conf, b=./conf/../empty.txt, crlf.txt/]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        a: "server {\n  listen 80;\n\tindex <a>&\"b\";\n}\n"
        b: ""
        crlf.txt: "line1\r\nline2\r\n"
      kind: ConfigMap
      metadata:
        name: app-k7gmt6b272

      """#),
  GeneratorCase(
    testDescription: "all sources",
    kustomization: #"""
      configMapGenerator:
      - name: app
        files: [nonl.txt]
        literals: [a=1]
        envs: [crlf.env]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        A: "1"
        B: "2"
        C: ""
        a: "1"
        nonl.txt: |-
          a
          b
      kind: ConfigMap
      metadata:
        name: app-hmc2d84m47

      """#),
  GeneratorCase(
    testDescription: "options",
    kustomization: #"""
      configMapGenerator:
      - name: app
        namespace: "1"
        behavior: create
        options:
          immutable: true
          disableNameSuffixHash: true
          labels: {a: "1", b: "true", c: }
          annotations: {x: "", why: yes please}

      """#,
    expected: #"""
      apiVersion: v1
      immutable: true
      kind: ConfigMap
      metadata:
        annotations:
          why: yes please
          x: ""
        labels:
          a: "1"
          b: "true"
          c: ""
        name: app
        namespace: "1"

      """#),
  GeneratorCase(
    testDescription: "options of all",
    kustomization: #"""
      configMapGenerator:
      - name: app
        literals: [a=1]
        options: {labels: {a: own}, disableNameSuffixHash: false}
      generatorOptions:
        immutable: true
        labels: {a: all, b: all}
        annotations: {c: all}

      """#,
    expected: #"""
      apiVersion: v1
      data:
        a: "1"
      immutable: true
      kind: ConfigMap
      metadata:
        annotations:
          c: all
        labels:
          a: own
          b: all
        name: app-h29d89cmmt

      """#),
  GeneratorCase(
    testDescription: "field names in any case",
    kustomization: #"""
      configMapGenerator:
      - name: app
        Literals: [a=1]
        OPTIONS: {Labels: {a: b}}

      """#,
    expected: #"""
      apiVersion: v1
      data:
        a: "1"
      kind: ConfigMap
      metadata:
        labels:
          a: b
        name: app-h29d89cmmt

      """#),
  GeneratorCase(
    testDescription: "null lists",
    kustomization: #"""
      configMapGenerator:
      - name: app
        literals:
        files: ~
        envs: null
        options:

      """#,
    expected: #"""
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: app-6ct58987ht

      """#),
  GeneratorCase(
    testDescription: "odd name",
    kustomization: #"""
      configMapGenerator:
      - name: "x y"
        namespace: true-ish

      """#,
    expected: #"""
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: x y-6ct58987ht
        namespace: true-ish

      """#),
  GeneratorCase(
    testDescription: "secret",
    kustomization: #"""
      secretGenerator:
      - name: app
        literals: [a=1, e=]
        files: [bin.dat, long.txt, empty.txt]
        envs: [crlf.env]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        A: MQ==
        B: Mg==
        C: ""
        a: MQ==
        bin.dat: AAECYmlu//4=
        e: ""
        empty.txt: ""
        long.txt: |
          QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU
          FBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=
      kind: Secret
      metadata:
        name: app-f7gd284d66
      type: Opaque

      """#),
  GeneratorCase(
    testDescription: "secret without data",
    kustomization: #"""
      secretGenerator:
      - name: app

      """#,
    expected: #"""
      apiVersion: v1
      data: {}
      kind: Secret
      metadata:
        name: app-46f8b28mk5
      type: Opaque

      """#),
  GeneratorCase(
    testDescription: "secret with a type",
    kustomization: #"""
      secretGenerator:
      - name: app
        type: kubernetes.io/tls
        namespace: n1
        literals: ["x=\"1\""]

      """#,
    expected: #"""
      apiVersion: v1
      data:
        x: MQ==
      kind: Secret
      metadata:
        name: app-79cg2k2tfk
        namespace: n1
      type: kubernetes.io/tls

      """#),
  GeneratorCase(
    testDescription: "secret of a quoted type",
    kustomization: #"""
      secretGenerator:
      - name: app
        type: "5"

      """#,
    expected: #"""
      apiVersion: v1
      data: {}
      kind: Secret
      metadata:
        name: app-gm4gh6kdmd
      type: "5"

      """#),
  GeneratorCase(
    testDescription: "secret around the line length",
    kustomization: #"""
      secretGenerator:
      - name: app
        literals:
        - a=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        - b=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        - c=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        - d=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        - e=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      """#,
    expected: #"""
      apiVersion: v1
      data:
        a: YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh
        b: |
          YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYQ
          ==
        c: |
          YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYW
          E=
        d: |
          YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYW
          FhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=
        e: |
          YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYW
          FhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh
      kind: Secret
      metadata:
        name: app-kth5h6t5dt
      type: Opaque

      """#),
  GeneratorCase(
    testDescription: "secret options",
    kustomization: #"""
      secretGenerator:
      - name: app
        literals: [a=1]
        options: {labels: {a: own}}
      generatorOptions:
        immutable: true

      """#,
    expected: #"""
      apiVersion: v1
      data:
        a: MQ==
      immutable: true
      kind: Secret
      metadata:
        labels:
          a: own
        name: app-25khgmg44c
      type: Opaque

      """#),
]
