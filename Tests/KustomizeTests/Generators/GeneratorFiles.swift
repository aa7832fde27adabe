/// The files that the cases name.
let generatorFiles: [String: [UInt8]] = [
  "app.env": Array(
    """
    \u{FEFF}FIRST=1

    # comment
      # indented
     \u{A0} LEAD=lead
    HOME
    export X=1
    A=b=c
    Q="q"
    SP =  v  \r
    CR=x\r
    =v
    \u{20}  \u{20}
    T\t=1
    \u{FEFF}B=2
    LAST=end
    """.utf8),
  "empty.env": Array("".utf8),
  "crlf.env": Array("A=1\r\n\r\nB=2\r\n#c\r\nC\r\n".utf8),
  "bin.dat": [0, 1, 2, 98, 105, 110, 255, 254],
  "nul.txt": Array("a\u{0}b".utf8),
  "long.txt": Array(repeating: 65, count: 80),
  "long.bin": Array(repeating: 255, count: 200),
  "crlf.txt": Array("line1\r\nline2\r\n".utf8),
  "empty.txt": Array("".utf8),
  "bom.txt": Array("\u{FEFF}bom".utf8),
  "conf/nginx.conf": Array("server {\n  listen 80;\n\tindex <a>&\"b\";\n}\n".utf8),
  "lead.txt": Array("  lead\nx\n".utf8),
  "nl.txt": Array("\n\nx\n\n\n".utf8),
  "trail.txt": Array("a  \nb\t\n".utf8),
  "nonl.txt": Array("a\nb".utf8),
  "onlynl.txt": Array("\n".utf8),
  "sp.txt": Array("   ".utf8),
  "ctl.txt": Array("\u{8}\u{C}\u{1F}\u{1B}[0m".utf8),
  "uni.txt": Array("\u{E9}\u{2028}\u{2029}\u{1F600}\u{FFFD}\u{FEFF}\u{85}\u{A0}".utf8),
  "surrogate.bin": [237, 160, 128],
  "overlong.bin": [192, 175],
  "cut.bin": [97, 98, 99, 100, 101, 102, 103, 104, 226, 130],
  "max.txt": Array("\u{10FFFF}".utf8),
  "over.bin": [244, 144, 128, 128],
  "yamlish.txt": Array("--- \n# c\n- a: b\n...\n".utf8),
  "colon.txt": Array("key: value # c".utf8),
]
