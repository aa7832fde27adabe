/// An address in a text: `HOST:PORT`, a URL whose scheme says the port, or Envoy's `address: HOST` and
/// `port_value: PORT`.
struct FoundAddress {
  /// Where host and port are in the text's bytes; the port's place is nil where the scheme says it.
  let hostRange: Range<Int>
  let portRange: Range<Int>?
  let host: String
  let port: Int

  var range: Range<Int> { hostRange.lowerBound..<(portRange ?? hostRange).upperBound }

  var isLoopback: Bool { host == "localhost" || host == "127.0.0.1" || host == "[::1]" }
}

/// The addresses in a text, in order.
func addresses(in text: some Collection<UInt8>) -> [FoundAddress] {
  let bytes = Array(text)
  var result: [FoundAddress] = []
  var start = 0
  while start < bytes.count {
    guard isHostByte(bytes[start]) || bytes[start] == UInt8(ascii: "[") else {
      start += 1
      continue
    }
    let end = hostEnd(bytes, from: start)
    let host = String(decoding: bytes[start..<end], as: UTF8.self)
    func found(_ port: Int, at range: Range<Int>?) {
      result.append(FoundAddress(hostRange: start..<end, portRange: range, host: host, port: port))
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ":"), let port = number(bytes, from: end + 1) {
      found(port.value, at: port.range)
      start = port.range.upperBound
      continue
    }
    if let port = schemePort(bytes[..<start]) {
      found(port, at: nil)
    } else if let port = envoyPort(bytes, start..<end) {
      found(port.value, at: port.range)
    }
    start = max(end, start + 1)
  }
  return result
}

private func isHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
  default: false
  }
}

/// Where a host that starts here ends: a name, or an address in brackets.
private func hostEnd(_ bytes: [UInt8], from start: Int) -> Int {
  if bytes[start] == UInt8(ascii: "[") {
    return bytes[start...].starts(with: Array("[::1]".utf8)) ? start + 5 : start + 1
  }
  return bytes[start...].firstIndex { !isHostByte($0) } ?? bytes.count
}

/// The port number that starts here, if one does and nothing goes on behind it.
private func number(_ bytes: [UInt8], from start: Int) -> (value: Int, range: Range<Int>)? {
  var end = start
  while end < bytes.count, (0x30...0x39).contains(bytes[end]), end - start < 6 { end += 1 }
  guard end > start, end == bytes.count || !isHostByte(bytes[end]),
    let value = Int(String(decoding: bytes[start..<end], as: UTF8.self)), value < 65536
  else { return nil }
  return (value, start..<end)
}

/// The port of the scheme that stands before a host.
private func schemePort(_ before: ArraySlice<UInt8>) -> Int? {
  func ends(_ text: String) -> Bool { before.suffix(text.utf8.count).elementsEqual(text.utf8) }
  if ends("http://") || ends("ws://") { return 80 }
  return ends("https://") || ends("wss://") ? 443 : nil
}

/// The port of a host that stands in an Envoy `socket_address`.
private func envoyPort(_ bytes: [UInt8], _ host: Range<Int>) -> (value: Int, range: Range<Int>)? {
  func isFiller(_ byte: UInt8) -> Bool { byte <= 0x20 || [0x22, 0x27, 0x2C].contains(byte) }
  var before = host.lowerBound
  while before > 0, isFiller(bytes[before - 1]) { before -= 1 }
  guard bytes[..<before].suffix(8).elementsEqual("address:".utf8) else { return nil }
  var after = host.upperBound
  while after < bytes.count, isFiller(bytes[after]) { after += 1 }
  guard bytes[after...].starts(with: Array("port_value".utf8)) else { return nil }
  after += 10
  while after < bytes.count, isFiller(bytes[after]) || bytes[after] == UInt8(ascii: ":") { after += 1 }
  return number(bytes, from: after)
}
