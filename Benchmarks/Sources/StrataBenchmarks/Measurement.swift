import Foundation

/// How long some work takes: the fastest of its rounds, as everything else is the machine's noise.
struct Measurement {
  let name: String
  let seconds: Double
  /// The bytes that the work reads or writes.
  let bytes: Int

  /// Runs the work until a second is over, and three times at the least.
  ///
  /// - Parameter work: returns how many bytes it read or wrote.
  init(_ name: String, _ work: () throws -> Int) rethrows {
    let clock = ContinuousClock()
    var fastest = Duration.seconds(3600)
    var bytes = 0
    var rounds = 0
    let end = clock.now + .seconds(1)
    while rounds < 3 || clock.now < end {
      let spent = try clock.measure { bytes = try work() }
      fastest = min(fastest, spent)
      rounds += 1
    }
    self.init(name, fastest, bytes: bytes)
  }

  init(_ name: String, _ duration: Duration, bytes: Int) {
    self.name = name
    self.bytes = bytes
    let parts = duration.components
    seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }

  var description: String {
    let speed = Double(bytes) / 1e6 / seconds
    let label = name.padding(toLength: 40, withPad: " ", startingAt: 0)
    return label + String(format: "%10.3f ms %9.2f MB %9.1f MB/s", seconds * 1e3, Double(bytes) / 1e6, speed)
  }
}
