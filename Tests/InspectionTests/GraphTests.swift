import Foundation
import Kustomize
import TestSupport
import Testing

@testable import Inspection

@Suite struct GraphTests {
  @Test(arguments: ["dev", "staging", "prod"]) func shipped(target: String) throws {
    let manifests = try Repository.load("overlays/\(target)")
    let graph = ResourceGraph(manifests.resources)
    #expect(graph.dangling.isEmpty)
    try expectGolden(Picture(graph).text("text"), "graph-\(target).txt")
  }

  @Test func formats() throws {
    let manifests = try Repository.load("overlays/prod")
    let picture = Picture(ResourceGraph(manifests.resources))
    try expectGolden(picture.text("dot"), "graph-prod.dot")
    try expectGolden(picture.text("mermaid"), "graph-prod.mmd")
    let svg = try picture.text("svg")
    #expect(svg.components(separatedBy: "<rect ").count - 1 == picture.boxes.count + 1)
    #expect(svg.components(separatedBy: "<path d=\"M").count - 1 == picture.arrows.count + 2)
    for box in picture.boxes { #expect(svg.contains(">\(box.name)</text>")) }
  }

  @Test func whatIsMissingIsRedAndTold() throws {
    let manifests = try Manifests.text(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        containers: [{name: c, envFrom: [{configMapRef: {name: gone}}, {secretRef: {name: maybe, optional: true}}]}]
      """)
    let graph = ResourceGraph(manifests.resources)
    #expect(graph.dangling.map(\.target) == ["ConfigMap gone"])
    #expect(graph.warnings.first?.location?.line == 5)
    let picture = Picture(graph)
    #expect(try picture.text("svg").contains("stroke=\"#dc2626\""))
    #expect(try picture.text("dot").contains("color=red"))
  }

  /// Boxes do not overlap, whatever refers to what, circles included.
  @Test(arguments: 0..<50) func boxesStandApart(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...60, using: &random)
    let widths = (0..<count).map { _ in Double.random(in: 90...240, using: &random) }
    let arrows = (0..<Int.random(in: 0...80, using: &random)).map { _ in
      (from: Int.random(in: 0..<count, using: &random), to: Int.random(in: 0..<count, using: &random))
    }.filter { $0.from != $0.to }
    let layout = GraphLayout(widths: widths, arrows: arrows)
    for a in 0..<count {
      #expect(layout.positions[a].x >= 0 && layout.positions[a].x + widths[a] <= layout.width + 0.01)
      for b in 0..<a {
        let (p, q) = (layout.positions[a], layout.positions[b])
        let isApart =
          p.x + widths[a] <= q.x || q.x + widths[b] <= p.x || abs(p.y - q.y) >= GraphLayout.boxHeight - 0.01
        #expect(isApart, "\(a) \(b)")
      }
    }
    for (arrow, route) in zip(arrows, layout.routes) {
      // From one side of a box to one side of the other, whether to the right or back.
      for (box, end) in [(arrow.from, route[0]), (arrow.to, route[route.count - 1])] {
        let place = layout.positions[box]
        #expect(end.x == place.x || abs(end.x - place.x - widths[box]) < 0.01)
        #expect(abs(end.y - place.y) < GraphLayout.boxHeight / 2)
      }
    }
  }

  /// A reference back, as from a headless Service to its StatefulSet, is an arrow of its own.
  @Test func arrowsThereAndBackAreTwo() {
    let layout = GraphLayout(widths: [100, 100], arrows: [(from: 0, to: 1), (from: 1, to: 0)])
    let (there, back) = (layout.routes[0], layout.routes[1])
    #expect(there[0].x == layout.positions[0].x + 100 && there[there.count - 1].x == layout.positions[1].x)
    #expect(back[0].x == layout.positions[1].x && back[back.count - 1].x == layout.positions[0].x + 100)
    #expect(there[0].y != back[back.count - 1].y)
  }

  @Test func labelsStandApart() {
    var placing = LabelPlacing()
    let curve = [GraphLayout.Point(x: 0, y: 0), GraphLayout.Point(x: 110, y: 80)]
    let places = (0..<3).map { _ in placing.place("env", on: curve) }
    #expect(places[0] == GraphLayout.Point(x: 55, y: 37))
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
      #expect(abs(places[a].x - places[b].x) >= 15 || abs(places[a].y - places[b].y) >= 10, "\(places)")
    }
  }

  /// Layers of which each lies over both of the next pair are as many as there are folders, not as there are ways.
  @Test func layersOverTheSameLayers() throws {
    let time = try threadTime {
      var files: [String: String] = [:]
      for i in 0..<40 {
        let below = i < 39 ? "resources: [../a\(i + 1), ../b\(i + 1)]\n" : "resources: [map.yaml]\n"
        files["a\(i)/kustomization.yaml"] = below
        files["b\(i)/kustomization.yaml"] = below
        for side in ["a", "b"] where i == 39 {
          files["\(side)\(i)/map.yaml"] = "kind: ConfigMap\nmetadata: {name: m}\n"
        }
      }
      let tree = try LayerTree(directory: "a0", fileSystem: InMemoryFileSystem(files))
      let text = try tree.text("text")
      #expect(text.split(separator: "\n").count == 1 + 2 + 38 * 4)
      #expect(text.hasPrefix("a0  overlay\n├─ a1  base\n│  ├─ a2  base\n"))
      #expect(text.hasSuffix("\n└─ b1  base\n   ├─ a2  base, as above\n   └─ b2  base, as above\n"))
      #expect(Picture(tree).arrows.count == 2 + 38 * 4)
    }
    #expect(time < .seconds(60))
  }

  @Test func layers() throws {
    let tree = try LayerTree(directory: "overlays/staging", fileSystem: Repository.fileSystem)
    #expect(
      try tree.text("text") == """
        overlays/staging  overlay
        ├─ base  base
        ├─ components/autoscaling  component
        ├─ components/monitoring  component
        └─ components/istio  component

        """)
    #expect(Picture(tree).arrows.count == 4)
  }
}
