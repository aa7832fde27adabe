import Diagnostics

/// Draws a picture as SVG.
package struct SVGGraphRenderer: OutputFormat {
  package let name = "svg"

  package init() {}

  private static let margin = 24.0

  package func render(_ picture: Picture, _ style: OutputStyle) -> [UInt8] {
    let widths = picture.boxes.map { box in
      max(90, Double(max(box.name.count * 8, box.kind.count * 7)) + 28)
    }
    let layout = GraphLayout(widths: widths, arrows: picture.arrows.map { (from: $0.from, to: $0.to) })
    let width = Self.text(layout.width + 2 * Self.margin)
    let height = Self.text(layout.height + 2 * Self.margin)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
      font-family="Helvetica, Arial, sans-serif">
      <defs>
      <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0,0 L8,4 L0,8 z" fill="#64748b"/></marker>
      <marker id="missing" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0,0 L8,4 L0,8 z" fill="#dc2626"/></marker>
      </defs>
      <rect width="100%" height="100%" fill="#ffffff"/>
      <g transform="translate(\(Self.text(Self.margin)),\(Self.text(Self.margin)))">

      """
    var labels = ""
    var placing = LabelPlacing()
    for (arrow, points) in zip(picture.arrows, layout.routes) {
      let color = picture.isMissing(arrow) ? "#dc2626" : "#94a3b8"
      let marker = picture.isMissing(arrow) ? "missing" : "arrow"
      svg += "<path d=\"\(Self.curve(points))\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.4\""
      svg += picture.isMissing(arrow) ? " stroke-dasharray=\"5 4\"" : ""
      svg += " marker-end=\"url(#\(marker))\"/>\n"
      let labelColor = picture.isMissing(arrow) ? color : "#475569"
      labels += label(arrow.label, at: placing.place(arrow.label, on: points), labelColor)
    }
    for (i, box) in picture.boxes.enumerated() { svg += draw(box, at: layout.positions[i], width: widths[i]) }
    return Array((svg + labels + "</g>\n</svg>\n").utf8)
  }

  private func label(_ label: String, at place: GraphLayout.Point, _ color: String) -> String {
    """
    <text x="\(Self.text(place.x))" y="\(Self.text(place.y))" font-size="10" text-anchor="middle" fill="\
    \(color)" stroke="#ffffff" stroke-width="3" paint-order="stroke">\
    \(label.visible.xmlEscaped)</text>

    """
  }

  private func draw(_ box: Picture.Box, at place: GraphLayout.Point, width: Double) -> String {
    let height = GraphLayout.boxHeight
    let (fill, stroke) = box.isMissing ? ("#fef2f2", "#dc2626") : ("#f8fafc", Self.color(of: box.kind))
    let middle = Self.text(place.x + width / 2)
    return """
      <rect x="\(Self.text(place.x))" y="\(Self.text(place.y - height / 2))" width="\(Self.text(width))" \
      height="\(Self.text(height))" rx="6" fill="\(fill)" stroke="\(stroke)" stroke-width="1.6"\
      \(box.isMissing ? " stroke-dasharray=\"5 4\"" : "")/>
      <text x="\(middle)" y="\(Self.text(place.y - 5))" font-size="11" text-anchor="middle" fill="\(stroke)">\
      \(box.kind.visible.xmlEscaped)</text>
      <text x="\(middle)" y="\(Self.text(place.y + 12))" font-size="13" font-weight="600" text-anchor="middle" \
      fill="#0f172a">\(box.name.visible.xmlEscaped)</text>

      """
  }

  /// A smooth line through points, level at each.
  private static func curve(_ points: [GraphLayout.Point]) -> String {
    var path = "M\(text(points[0].x)),\(text(points[0].y))"
    for (a, b) in zip(points, points.dropFirst()) {
      if a.y == b.y {
        path += " L\(text(b.x)),\(text(b.y))"
      } else {
        let middle = text((a.x + b.x) / 2)
        path += " C\(middle),\(text(a.y)) \(middle),\(text(b.y)) \(text(b.x)),\(text(b.y))"
      }
    }
    return path
  }

  /// By what a kind is about: pods, traffic, configuration, rights, rules.
  private static func color(of kind: String) -> String {
    switch kind.split(separator: " ").first ?? "" {
    case "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "ReplicaSet": "#2563eb"
    case "Service", "Ingress", "DestinationRule", "VirtualService", "NetworkPolicy", "Gateway", "HTTPRoute": "#0d9488"
    case "ConfigMap", "Secret", "PersistentVolumeClaim", "PersistentVolume", "StorageClass": "#b45309"
    case "ServiceAccount", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding": "#7c3aed"
    default: "#475569"
    }
  }

  /// A number with one digit behind the point at the most.
  private static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let fraction = abs(tenths % 10)
    let whole = abs(tenths) / 10
    return (tenths < 0 ? "-" : "") + (fraction == 0 ? "\(whole)" : "\(whole).\(fraction)")
  }
}
