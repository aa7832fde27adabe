import Diagnostics
import FuzzTargets

/// What `STRATA_FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = System.environmentVariable("STRATA_FUZZ_TARGET") ?? FuzzTarget.reader.rawValue
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("STRATA_FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return target
}()

/// What libFuzzer calls for each input, from its own main.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  do {
    try target.check(Array(UnsafeBufferPointer(start: bytes, count: size)))
  } catch {
    fatalError("\(target.rawValue): \(error)")
  }
  return 0
}
