extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are UTF-8: no surrogate, no overlong form, nothing cut off.
  var isUTF8: Bool {
    var i = 0
    while i + 8 <= count {
      let word = UnsafeRawPointer(baseAddress! + i).loadUnaligned(as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      i += 8
    }
    while i < count, self[i] < 0x80 { i += 1 }
    return i == count || String(validating: UnsafeBufferPointer(rebasing: self[i...]), as: UTF8.self) != nil
  }
}
