/// The version of this program.
public let strataVersion = "0.1.0"
