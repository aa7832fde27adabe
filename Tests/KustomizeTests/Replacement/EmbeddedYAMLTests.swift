import Diagnostics
import Testing
import YAML

@testable import Kustomize

/// How a document within a string is written anew: as go-yaml v3 writes what it has read.
@Suite struct EmbeddedYAMLTests {
  @Test(arguments: documents) func writes(_ test: (input: String, output: String)) throws {
    let tree = Tree()
    let text = tree.text.append(test.input)
    let root = try #require(EmbeddedDocument.parse(tree.scalar(text)))
    let output = EmbeddedYAML.text(of: root, comments: EmbeddedComments(of: root, in: text))
    #expect(output.trimmingSpace == test.output)
  }

  /// Read and written again by kustomize.
  static let documents: [(input: String, output: String)] = [
    (
      """
      plain: a b c
      num: 0x1F
      oct: 0777
      str: "80"
      single: 'x'
      empty:
      emptyq: ""
      tilde: ~
      flow: {a: 1, b: [x, "y", {c: d}], e: {}}
      seq: []
      map: {}
      nested:
      - - a
        - - b
          - c
      - x: 1
        y:
          - z
      lit: |
        a
          b

        c
      keep: |+
        a

      strip: |-
        a
      indented: |2
          a
      fold: >-
        a
        b

        c
      long: aaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccc dddddddddddddddddddddddddddddddd eeeee
      tab: "a\\tb"
      uni: "é☃😀"
      nl: "a\\nb"
      time: 2020-01-01
      colon: "a: b"
      q: "it's"
      multi: one
        two
        three
      "quoted key": 1
      ? complex
      : v
      """,
      """
      plain: a b c
      num: 0x1F
      oct: 0777
      str: "80"
      single: 'x'
      empty:
      emptyq: ""
      tilde: ~
      flow: {a: 1, b: [x, "y", {c: d}], e: {}}
      seq: []
      map: {}
      nested:
      - - a
        - - b
          - c
      - x: 1
        y:
        - z
      lit: |
        a
          b

        c
      keep: |+
        a

      strip: |-
        a
      indented: |2
          a
      fold: >-
        a b

        c
      long: aaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccc dddddddddddddddddddddddddddddddd eeeee
      tab: "a\\tb"
      uni: "é☃\\U0001F600"
      nl: "a\\nb"
      time: 2020-01-01
      colon: "a: b"
      q: "it's"
      multi: one two three
      "quoted key": 1
      complex: v
      """
    ),
    (
      """
      # my global config
      global:
          scrape_interval: 15s # Set the scrape interval to every 15 seconds. Default is every 1 minute.
          evaluation_interval: 15s # Evaluate rules every 15 seconds. The default is every 1 minute.
          # scrape_timeout is set to the global default (10s).

      # Alertmanager configuration
      alerting:
          alertmanagers:
              - static_configs:
                  - targets:
                    # - alertmanager:9093

      # Load rules once and periodically evaluate them according to the global 'evaluation_interval'.
      rule_files:
          # - "first_rules.yml"
          # - "second_rules.yml"

      # A scrape configuration containing exactly one endpoint to scrape:
      # Here it's Prometheus itself.
      scrape_configs:
          # The job name is added as a label `job=<job_name>` to any timeseries scraped from this config.
          - job_name: 'prometheus'

            # metrics_path defaults to '/metrics'
            # scheme defaults to 'http'.

            static_configs:
                - targets: ['localhost:9090']
                  # The label name is added as a label.
                  labels:
                      app: "prometheus"
      """,
      """
      # my global config
      global:
        scrape_interval: 15s # Set the scrape interval to every 15 seconds. Default is every 1 minute.
        evaluation_interval: 15s # Evaluate rules every 15 seconds. The default is every 1 minute.
        # scrape_timeout is set to the global default (10s).
      # Alertmanager configuration
      alerting:
        alertmanagers:
        - static_configs:
          - targets:
            # - alertmanager:9093
      # Load rules once and periodically evaluate them according to the global 'evaluation_interval'.
      rule_files:
      # - "first_rules.yml"
      # - "second_rules.yml"

      # A scrape configuration containing exactly one endpoint to scrape:
      # Here it's Prometheus itself.
      scrape_configs:
      # The job name is added as a label `job=<job_name>` to any timeseries scraped from this config.
      - job_name: 'prometheus'
        # metrics_path defaults to '/metrics'
        # scheme defaults to 'http'.
        static_configs:
        - targets: ['localhost:9090']
          # The label name is added as a label.
          labels:
            app: "prometheus"
      """
    ),
    (
      """
      a: b#c
      u: http://x/#frag
      n: null # none
      e: # empty
      f: 1
      s: [1, 2] # list
      g: {x: y} # map
      t: true # bool
      """,
      """
      a: b#c
      u: http://x/#frag
      n: null # none
      e: # empty
      f: 1
      s: [1, 2] # list
      g: {x: y} # map
      t: true # bool
      """
    ),
    (
      """
      a:
          - b
          - c:
              d: e
            f: g
      """,
      """
      a:
      - b
      - c:
          d: e
        f: g
      """
    ),
  ]
}
