import Diagnostics

/// A finite float as Go writes it. The digits are always the shortest that read back as the number; the four forms differ
/// in when they have an exponent, and how long that is at least.
package struct GoFloat {
  private let number: Double
  private let decimal: ShortestDecimal

  package init(_ number: Double) {
    self.number = number
    decimal = ShortestDecimal(number)
  }

  /// Without an exponent, as `%f` with the precision -1 prints it: `0.00125`.
  package var positional: [UInt8] { decimal.positional }

  /// As `%g` and `%v` print it: `1.25e-05`.
  package var general: [UInt8] { hasExponent ? decimal.scientific(exponentDigits: 2) : decimal.positional }

  /// Whether `%g` and `%v` print an exponent: below 1e-4 and from 1e6 on.
  package var hasExponent: Bool {
    !decimal.isZero && (decimal.point - 1 < -4 || decimal.point - 1 >= 6)
  }

  /// As encoding/json writes it: with an exponent only below 1e-6 and from 1e21 on.
  package var json: [UInt8] {
    if !decimal.isZero, number.magnitude < 1e-6 || number.magnitude >= 1e21 {
      return decimal.scientific(exponentDigits: 1)
    }
    return decimal.positional
  }

  /// As goyaml v2 writes what it has read from that JSON: a whole number that fits 64 bits is an integer, all else is as
  /// `%g` prints it.
  package var yaml: [UInt8] {
    if decimal.isZero { return [UInt8(ascii: "0")] }
    if decimal.point >= decimal.digits.count, decimal.point <= 20 {
      let digits = decimal.positional
      if digits.withBytes({ parseInteger($0) }) != nil { return digits }
    }
    return general
  }
}

/// The shortest decimal digits that read back as a number, and where its point stands.
private struct ShortestDecimal {
  var isNegative: Bool
  /// ASCII digits without zeros at either end; a lone zero for zero.
  var digits: [UInt8] = []
  /// The point stands before the digit of this index: 12.5 is the digits 125 and the point 2.
  var point = 0

  /// - Parameter number: finite.
  init(_ number: Double) {
    isNegative = number.sign == .minus
    var exponent = 0
    var sawPoint = false
    var text = number.magnitude.description.utf8[...]
    while let byte = text.popFirst() {
      switch byte {
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"):
        exponent = Int(String(Substring(text)))!
        text = text[text.endIndex...]
      default:
        digits.append(byte)
        if !sawPoint { point += 1 }
      }
    }
    point += exponent
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { (digits, point) = ([UInt8(ascii: "0")], 1) }
  }

  var isZero: Bool { digits == [UInt8(ascii: "0")] }

  /// Without an exponent: `100000`, `0.00125`.
  var positional: [UInt8] {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if point <= 0 {
      text += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      text += [UInt8](repeating: UInt8(ascii: "0"), count: -point)
      return text + digits
    }
    if point >= digits.count {
      text += digits
      return text + [UInt8](repeating: UInt8(ascii: "0"), count: point - digits.count)
    }
    return text + digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
  }

  /// With an exponent of so many digits at least: `1.5e+06`.
  func scientific(exponentDigits: Int) -> [UInt8] {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    text.append(digits[0])
    if digits.count > 1 {
      text.append(UInt8(ascii: "."))
      text += digits[1...]
    }
    let exponent = point - 1
    text += [UInt8(ascii: "e"), exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")]
    let number = Array(String(exponent.magnitude).utf8)
    text += [UInt8](repeating: UInt8(ascii: "0"), count: max(0, exponentDigits - number.count))
    return text + number
  }
}
