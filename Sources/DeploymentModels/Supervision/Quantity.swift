/// An amount of a resource, such as `500m` or `1.5Gi`, exact to a billionth.
///
/// Kubernetes API conventions: a number with a binary suffix, a decimal suffix, or an exponent.
struct Quantity: Hashable {
  private var billionths: Int128
  private var isBinary: Bool

  static let zero = Quantity(billionths: 0, isBinary: false)

  private init(billionths: Int128, isBinary: Bool) {
    self.billionths = billionths
    self.isBinary = isBinary
  }

  private static let binarySuffixes = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
  private static let decimalSuffixes = [
    "n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18,
  ]

  /// Nil for what is no quantity, or has more than nine decimal places.
  init?(_ text: String) {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    let suffix = String(text.dropFirst(digits.count))
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int128(parts[0].isEmpty ? "0" : String(parts[0])) else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.allSatisfy(\.isNumber), fraction.utf8.count <= 18, !digits.isEmpty else { return nil }
    let scale = Self.power(10, fraction.utf8.count)
    let sign: Int128 = digits.hasPrefix("-") ? -1 : 1
    let mantissa = whole * scale + sign * (Int128(fraction) ?? 0)
    if let index = Self.binarySuffixes.firstIndex(of: suffix) {
      self.init(billionths: mantissa * Self.power(1024, index + 1) * 1_000_000_000 / scale, isBinary: true)
      return
    }
    guard let exponent = Self.decimalSuffixes[suffix] ?? Self.exponent(suffix), (-9...18).contains(exponent) else {
      return nil
    }
    self.init(billionths: mantissa * Self.power(10, exponent + 9) / scale, isBinary: false)
  }

  private static func exponent(_ suffix: String) -> Int? {
    guard let first = suffix.first, first == "e" || first == "E" else { return nil }
    return Int(suffix.dropFirst())
  }

  private static func power(_ base: Int128, _ exponent: Int) -> Int128 {
    (0..<max(0, exponent)).reduce(1) { result, _ in result * base }
  }

  static func + (a: Quantity, b: Quantity) -> Quantity {
    Quantity(billionths: a.billionths + b.billionths, isBinary: a.isBinary || b.isBinary)
  }

  static func * (a: Quantity, count: Int) -> Quantity {
    Quantity(billionths: a.billionths * Int128(count), isBinary: a.isBinary)
  }

  /// In whole units, with decimals.
  var value: Double { Double(billionths) / 1e9 }

  /// As Kubernetes writes it: without fractions, in the largest unit that allows that.
  var description: String {
    if isBinary, billionths % 1_000_000_000 == 0 {
      let whole = billionths / 1_000_000_000
      for (index, suffix) in Self.binarySuffixes.enumerated().reversed() {
        let unit = Self.power(1024, index + 1)
        if whole != 0, whole % unit == 0 { return "\(whole / unit)\(suffix)" }
      }
      return "\(whole)"
    }
    for (suffix, unit) in [("", Int128(1_000_000_000)), ("m", 1_000_000), ("u", 1000)] where billionths % unit == 0 {
      return "\(billionths / unit)\(suffix)"
    }
    return "\(billionths)n"
  }

  /// For people: three digits at the most, in binary units where it is one of memory.
  var short: String {
    func text(_ value: Double) -> String {
      let tenths = (value * 10).rounded() / 10
      return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }
    guard isBinary else { return text(value) == "0" && billionths > 0 ? description : hundredths }
    var amount = value
    var suffix = ""
    for candidate in Self.binarySuffixes where amount >= 1024 { (amount, suffix) = (amount / 1024, candidate) }
    return suffix.isEmpty ? text(amount) : "\(text(amount)) \(suffix)"
  }

  private var hundredths: String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
