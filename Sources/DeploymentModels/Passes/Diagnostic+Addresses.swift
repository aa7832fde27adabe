import Diagnostics
import Kubernetes
import YAML

extension Diagnostic.ID {
  package static let addressInAnotherPod = Diagnostic.ID("M0117", "address-in-another-pod")
  package static let addressOfMovedPort = Diagnostic.ID("M0118", "address-of-moved-port")
}

/// What is said of addresses that lead elsewhere now.
extension Diagnostic {
  static func addressInAnotherPod(
    _ node: Node, _ address: FoundAddress, _ process: PlannedProcess, _ owner: PlannedProcess, service: ServiceRoute,
    pod: Node
  ) -> Diagnostic {
    atAddress(
      .addressInAnotherPod, node, address,
      "\(process.title) reaches \(owner.title) at \(address.host):\(address.port), and that is in another pod now",
      notes: [
        Note("the port is at", at: owner.portNode(address.port)),
        Note.remedy("say 'rewriteAddresses: true', which makes it \(service.holder):\(service.number)", pod),
      ])
  }

  static func addressWithoutService(
    _ node: Node, _ address: FoundAddress, _ process: PlannedProcess, _ owner: PlannedProcess, pod: Node
  ) -> Diagnostic {
    atAddress(
      .addressInAnotherPod, node, address,
      "\(process.title) reaches \(owner.title) at \(address.host):\(address.port), which is in another pod now, "
        + "and no Service leads there",
      notes: [
        Note("the port is at", at: owner.portNode(address.port)),
        Note.remedy("give a Service a port for it, or leave both in one pod", pod),
      ])
  }

  static func addressOfSeveral(_ node: Node, _ address: FoundAddress, _ users: [PlannedProcess], model: Node)
    -> Diagnostic
  {
    atAddress(
      .addressInAnotherPod, node, address,
      "\(words(users.map(\.title))) share this address, \(address.host):\(address.port), and it is not the same "
        + "for all of them now",
      notes: users.prefix(2).map { Note("used by \($0.title), from", at: $0.nameNode) } + [
        Note.remedy("give each its own ConfigMap, or leave them in one pod", model)
      ])
  }

  static func addressOfMovedPort(
    _ node: Node, _ address: FoundAddress, _ container: Node, _ route: ServiceRoute, model: Node
  )
    -> Diagnostic
  {
    atAddress(
      .addressOfMovedPort, node, address,
      "'\(container.nameText)' reaches port \(route.number) of Service '\(route.service.name)', which is Service "
        + "'\(route.holder)' now",
      notes: [
        Note("the port was at", at: route.node),
        Note.remedy("say 'rewriteAddresses: true', or name the new Service", model),
      ])
  }

  /// An error at an address within a text: in its own line, where that is known.
  static func atAddress(
    _ id: Diagnostic.ID, _ node: Node, _ address: FoundAddress, _ message: String, notes: [Diagnostic.Note?]
  ) -> Diagnostic {
    var diagnostic = node.diagnostic(id, message, notes: notes)
    diagnostic.snippet = node.snippet(ofBytes: address.range) ?? diagnostic.snippet
    return diagnostic
  }
}

extension PlannedProcess {
  /// Where a port of the container is declared.
  fileprivate func portNode(_ number: Int) -> Node? { ports.first { $0.number == number }?.node["containerPort"] }
}

extension Node {
  /// A place in a scalar's text. Nil where the text does not stand in its file line by line.
  fileprivate func snippet(ofBytes range: Range<Int>) -> Snippet? {
    guard isScalar, position.isKnown, let file = tree.text.file(at: position) else { return nil }
    let wanted = Array(bytes[range])
    let text = tree.text.bytes(file.range)
    var offset = Int(position.offset - file.range.offset)
    // The lines of a block begin below its indicator.
    let breaks = bytes[..<range.lowerBound].count { $0 == 0x0A } + (style == .literal || style == .folded ? 1 : 0)
    for _ in 0..<breaks {
      guard let end = text[offset...].firstIndex(of: 0x0A) else { return nil }
      offset = end + 1
    }
    let line = text[offset...].prefix { $0 != 0x0A }
    var start = line.startIndex
    while start + wanted.count <= line.endIndex {
      if line[start..<(start + wanted.count)].elementsEqual(wanted) {
        let place = Position(offset: file.range.offset + UInt32(start))
        return tree.text.snippet(at: place, width: wanted.count)
      }
      start += 1
    }
    return nil
  }
}
