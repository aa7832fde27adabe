import Diagnostics
import Synchronization

/// Does two things at once, the second on a thread of its own, and returns when both are done.
func concurrently(_ first: () -> Void, _ second: () -> Void) {
  withoutActuallyEscaping(second) { second in
    let thread = System.startThread(second)
    first()
    if let thread { thread.join() } else { second() }
  }
}

/// Does something on a thread with a stack of its own, and waits for it: for what calls itself so often that it would
/// outgrow the stack that it is on.
///
/// - Returns: nil where the system gives no thread.
package func onOwnStack<Value>(_ body: () throws -> Value) throws -> Value? {
  var result: Result<Value, any Error>?
  func run() { result = Result(catching: body) }
  withoutActuallyEscaping(run) { System.startThread($0)?.join() }
  return try result?.get()
}

/// Does something that calls itself, at a level of that: every few levels go on upon a stack of their own, as a layer
/// takes some 16 KB of it.
///
/// - Returns: nil where the system gives no thread.
package func onDeepStack<Value>(level: Int, _ body: () throws -> Value) throws -> Value? {
  level % levelsPerStack == 0 ? try onOwnStack(body) : try body()
}

private let levelsPerStack = 64

/// What becomes of each element, in order, worked out on two threads: each takes the next element once it is done with
/// one.
///
/// - Parameters:
///   - threads: how many there may be; with one, everything is done on the calling one.
///   - body: is also given the number of the thread, 0 or 1.
/// - Throws: the error of the first element that has one.
package func mapConcurrently<Element, Value>(
  _ elements: [Element], threads: Int, _ body: (Element, _ thread: Int) throws -> Value
) throws -> [Value] {
  guard threads > 1, elements.count > 1 else { return try elements.map { try body($0, 0) } }
  let next = Atomic(0)
  func results(of thread: Int) -> [(place: Int, result: Result<Value, any Error>)] {
    var results: [(Int, Result<Value, any Error>)] = []
    while true {
      let place = next.add(1, ordering: .relaxed).oldValue
      guard place < elements.count else { return results }
      results.append((place, Result { try body(elements[place], thread) }))
    }
  }
  var first: [(place: Int, result: Result<Value, any Error>)] = []
  var second = first
  concurrently({ first = results(of: 0) }, { second = results(of: 1) })
  return try (first + second).sorted { $0.place < $1.place }.map { try $0.result.get() }
}
