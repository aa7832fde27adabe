import YAML

/// What a list is merged with.
enum ListPatch {
  /// No patch names it.
  case nothing
  /// It comes from a patch, and the target had none in its place.
  case itself
  case patch(Node)
}
