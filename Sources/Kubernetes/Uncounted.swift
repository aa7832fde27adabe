/// A reference to an object that is not counted, as the object lives as long as the process.
struct Uncounted<Object: AnyObject> {
  unowned(unsafe) let object: Object

  init(_ object: Object) { self.object = object }
}

extension Uncounted: Sendable where Object: Sendable {}
