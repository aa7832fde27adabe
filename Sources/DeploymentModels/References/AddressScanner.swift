/// An address in a text: a host and a port, written as `HOST:PORT`, or as a URL whose scheme says the port.
struct FoundAddress {
  /// Where it is in the text's bytes.
  let range: Range<Int>
  let host: String
  let port: Int

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
    var end = hostEnd(bytes, from: start)
    let host = String(decoding: bytes[start..<end], as: UTF8.self)
    var digits = end
    if digits < bytes.count, bytes[digits] == UInt8(ascii: ":") {
      digits += 1
      while digits < bytes.count, (0x30...0x39).contains(bytes[digits]) { digits += 1 }
    }
    let number = digits > end + 1 ? Int(String(decoding: bytes[(end + 1)..<digits], as: UTF8.self)) : nil
    if let number, number < 65536, digits == bytes.count || !isHostByte(bytes[digits]) {
      result.append(FoundAddress(range: start..<digits, host: host, port: number))
      end = digits
    } else if digits == end, let port = schemePort(bytes[..<start]) {
      result.append(FoundAddress(range: start..<end, host: host, port: port))
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

/// The port of the scheme that stands before a host.
private func schemePort(_ before: ArraySlice<UInt8>) -> Int? {
  func ends(_ text: String) -> Bool { before.suffix(text.utf8.count).elementsEqual(text.utf8) }
  if ends("http://") || ends("ws://") { return 80 }
  return ends("https://") || ends("wss://") ? 443 : nil
}
