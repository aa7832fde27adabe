import Diagnostics
import Kubernetes
import Testing

@Suite struct FieldSpecMergingTests {
  let deployment = FieldSpec("Deployment", group: "apps", path: "a/b", create: true)

  @Test func addsWhatIsNew() throws {
    let other = FieldSpec("Deployment", group: "apps", path: "a/c")
    #expect(try [deployment].merging([other, deployment]) == [deployment, other])
    #expect(try [].merging([deployment, deployment]) == [deployment])
  }

  /// What names fewer parts of a type is there already; what names more is new.
  @Test func comparesPartsThatAreNamed() throws {
    let anyGroup = FieldSpec("Deployment", path: "a/b", create: true)
    let any = FieldSpec(path: "a/b", create: true)
    #expect(try [deployment].merging([anyGroup, any]) == [deployment])
    #expect(try [any].merging([deployment]) == [any, deployment])
    let version = FieldSpec("Deployment", group: "apps", version: "v1", path: "a/b", create: true)
    #expect(try [deployment].merging([version]) == [deployment, version])
  }

  /// With `/metadata/name` besides, kustomize prefixes a name twice.
  @Test func leadingSlashMakesAnotherPath() throws {
    let slashed = FieldSpec("Deployment", group: "apps", path: "/a/b", create: true)
    #expect(try [deployment].merging([slashed, slashed]) == [deployment, slashed])
    #expect(deployment != slashed && deployment.path == slashed.path)
  }

  @Test func refusesContradiction() throws {
    let contradiction = FieldSpec("Deployment", path: "a/b")
    let error = try #require(throws: Diagnostic.self) { try [deployment].merging([contradiction]) }
    #expect(error.id == .conflictingFieldSpecs)
    #expect(error.message.hasPrefix("conflicting fieldspecs"))
  }

  /// The first of several that match decides.
  @Test func comparesWithTheFirst() throws {
    let first = FieldSpec("A", path: "p", create: true)
    let second = FieldSpec("B", path: "p", create: false)
    #expect(try [first, second].merging([FieldSpec(path: "p", create: true)]) == [first, second])
    #expect(throws: Diagnostic.self) { try [first, second].merging([FieldSpec(path: "p")]) }
  }

  @Test func nameReferencesOfOneTypeAreMerged() throws {
    let a = NameReferenceSpec(referral: GroupVersionKind(kind: "A"), fields: [FieldSpec("X", path: "x")])
    let more = NameReferenceSpec(
      referral: GroupVersionKind(kind: "A"), fields: [FieldSpec("X", path: "x"), FieldSpec("Y", path: "y")])
    // Another version is another type here.
    let v1 = NameReferenceSpec(referral: GroupVersionKind(version: "v1", kind: "A"), fields: a.fields)
    #expect(try [a].merging([more, v1]) == [more, v1])
  }
}
