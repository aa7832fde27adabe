import Diagnostics
import Kubernetes
import YAML

/// The vars of a layer and of those below it, each of another name.
package struct VariableSet {
  private var variables: [String: Variable] = [:]

  package init() {}

  package var isEmpty: Bool { variables.isEmpty }

  /// The vars by their names.
  package var sorted: [Variable] { variables.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }

  /// Takes over the vars of a layer below.
  ///
  /// - Throws: `Diagnostic` where one of the name is there already, be it the same.
  package mutating func merge(_ other: VariableSet) throws {
    for variable in other.sorted { try insert(variable) }
  }

  /// Adds a layer's own vars, once its transformers have run, and marks the resources that their values come from.
  ///
  /// - Throws: `Diagnostic` where a name is there already, or a var may mean several resources.
  package mutating func add(_ variables: [Variable], matching resources: ResourceSet) throws {
    let candidates = resources.resources(everNamed: Set(variables.map(\.objectName)))
    for variable in variables {
      let found = (candidates[variable.objectName] ?? []).filter { resource in
        resource.allIDs.contains(where: variable.refers)
      }
      guard found.count <= 1 else { throw Diagnostic.ambiguousVariable(variable, found) }
      found.first?.variableNames.append(variable.name)
    }
    for variable in variables { try insert(variable) }
  }

  private mutating func insert(_ variable: Variable) throws {
    if let other = variables[variable.name] { throw Diagnostic.duplicateVariable(variable, of: other) }
    variables[variable.name] = variable
  }
}
