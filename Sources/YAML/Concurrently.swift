import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Does two things at once, the second on a thread of its own, and returns when both are done.
func concurrently(_ first: () -> Void, _ second: () -> Void) {
  withoutActuallyEscaping(second) { second in
    let work = Unmanaged.passRetained(Work(second))
    guard let thread = startThread(work.toOpaque()) else {
      first()
      return work.takeRetainedValue().body()
    }
    first()
    pthread_join(thread, nil)
  }
}

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

/// How many cores this process may use.
package func coreCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// What a thread does.
private final class Work {
  let body: () -> Void
  init(_ body: @escaping () -> Void) { self.body = body }
}

#if canImport(Darwin)
  private typealias ThreadArgument = UnsafeMutableRawPointer
#else
  private typealias ThreadArgument = UnsafeMutableRawPointer?
#endif

/// As much stack as the main thread has: some systems give others far less.
private let stackSize = 8 << 20

/// Starts a thread that does the work that a pointer holds; nil where the system gives none.
private func startThread(_ work: UnsafeMutableRawPointer) -> pthread_t? {
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return nil }
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, stackSize)
  let body: @convention(c) (ThreadArgument) -> UnsafeMutableRawPointer? = { argument in
    let argument: UnsafeMutableRawPointer? = argument
    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }
  #if canImport(Glibc)
    var thread = pthread_t()
  #else
    var thread: pthread_t?
  #endif
  return pthread_create(&thread, &attributes, body, work) == 0 ? thread : nil
}
