import Diagnostics

/// Whether an unquoted scalar is one of the timestamps that go-yaml reads: `2001-1-2`, and with a time
/// `2001-1-2T15:4:5.9Z`, `2001-1-2t15:4:5+01:00` or `2001-1-2 15:4:5`, all fields in range as Go's time.Parse
/// has them (a zone may be off by 24 hours and 60 minutes).
func isTimestamp(_ bytes: ByteSpan) -> Bool { Timestamp(bytes) != nil }

/// A moment as YAML writes it, kept as its fields.
package struct Timestamp: Equatable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour = 0
  package var minute = 0
  package var second = 0
  /// The digits behind the point, without trailing zeros, nine at the most.
  package var fraction: [UInt8] = []
  /// Minutes east of Greenwich.
  package var offset = 0

  package init?(_ bytes: ByteSpan) {
    // Four digits and a dash, so that numbers are sorted out at once.
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-") else { return nil }
    var scanner = Scanner(bytes: bytes)
    guard let year = scanner.number(4...4), scanner.skip("-"), let month = scanner.number(1...2), scanner.skip("-"),
      let day = scanner.number(1...2), (1...12).contains(month), (1...Self.days(month, year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
    if scanner.atEnd { return }
    let hasZone = scanner.skip("T") || scanner.skip("t")
    guard hasZone || scanner.skip(" ") else { return nil }
    if !hasZone { while scanner.skip(" ") {} }
    guard let hour = scanner.number(1...2), scanner.skip(":"), let minute = scanner.number(1...2), scanner.skip(":"),
      let second = scanner.number(1...2), hour < 24, minute < 60, second < 60
    else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
    if scanner.skip(".") || scanner.skip(",") {
      fraction = scanner.digits()
      guard !fraction.isEmpty else { return nil }
      fraction = Array(fraction.prefix(9))
      while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    }
    if hasZone, !scanner.skip("Z") {
      let sign = scanner.skip("+") ? 1 : scanner.skip("-") ? -1 : 0
      guard sign != 0, let hours = scanner.number(2...2), scanner.skip(":"), let minutes = scanner.number(2...2),
        hours <= 24, minutes <= 60
      else { return nil }
      offset = sign * (hours * 60 + minutes)
    }
    guard scanner.atEnd else { return nil }
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// RFC 3339 with as much of the fraction as there is, which is how Go's JSON writes a time; nil where the zone is
  /// a day or more away, which it refuses.
  package var rfc3339: String? {
    guard abs(offset) < 24 * 60 else { return nil }
    func pad(_ number: Int, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = "\(pad(year, 4))-\(pad(month))-\(pad(day))T\(pad(hour)):\(pad(minute)):\(pad(second))"
    if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
    if offset == 0 { return text + "Z" }
    return text + (offset < 0 ? "-" : "+") + pad(abs(offset) / 60) + ":" + pad(abs(offset) % 60)
  }

  private struct Scanner {
    let bytes: ByteSpan
    var position = 0

    init(bytes: ByteSpan) { self.bytes = bytes }

    var atEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func digits() -> [UInt8] {
      let start = position
      while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
      return Array(bytes[start..<position])
    }

    /// A number of so many digits.
    mutating func number(_ width: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while count < width.upperBound, position < bytes.count, bytes[position] &- 0x30 < 10 {
        value = value * 10 + Int(bytes[position] &- 0x30)
        position += 1
        count += 1
      }
      return width.contains(count) ? value : nil
    }
  }
}
