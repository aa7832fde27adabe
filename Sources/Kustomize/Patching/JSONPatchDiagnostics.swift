import Diagnostics

extension Diagnostic.ID {
  package static let invalidPatch = Diagnostic.ID("K0310", "invalid-patch")
  package static let invalidJSONPatch = Diagnostic.ID("K0311", "invalid-json-patch")
  package static let invalidJSONPointer = Diagnostic.ID("K0312", "invalid-json-pointer")
  package static let jsonPatchFailed = Diagnostic.ID("K0313", "json-patch-failed")
}
