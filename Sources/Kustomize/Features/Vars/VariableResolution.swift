import Diagnostics
import Kubernetes
import YAML

/// The vars with the values that they have at the end of a build.
struct VariableResolution {
  private(set) var variables: [Variable] = []
  private(set) var values: [VariableValue] = []
  /// For each whether its value comes out of a Secret.
  private(set) var areSecret: [Bool] = []
  private var places: [String: Int] = [:]

  /// - Throws: `Diagnostic` where a var's resource or field is missing.
  init(_ set: VariableSet, in resources: ResourceSet) throws {
    var sources: [String: Resource] = [:]
    for resource in resources.resources {
      for name in resource.variableNames where sources[name] == nil { sources[name] = resource }
    }
    for variable in set.sorted {
      guard let resource = sources[variable.name] else { throw Diagnostic.variableNotFound(variable) }
      guard let field = (try? variable.fieldPath.find(in: resource.node)) ?? nil, let value = VariableValue(field)
      else { throw Diagnostic.variableFieldNotFound(variable, in: resource) }
      places[variable.name] = variables.count
      variables.append(variable)
      values.append(value)
      areSecret.append(field.isSecret)
    }
  }

  func place(of name: some StringProtocol) -> Int? { places[String(name)] }
}
