import ArgumentParser
import Diagnostics

/// When to use colour.
enum ColorMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to use it on an open file.
  func isOn(_ descriptor: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      System.isTerminal(descriptor) && System.environmentVariable("NO_COLOR") == nil
        && System.environmentVariable("TERM") != "dumb"
    }
  }
}
