import Diagnostics
import YAML

// The messages of the hash transformer. Their ids are the target's.

func numberWithoutJSON(_ number: Node) -> Diagnostic {
  number.diagnostic(.invalidValue, "JSON has no number '\(number.string)'")
}
