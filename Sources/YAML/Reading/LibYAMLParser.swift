import CLibYAML
import Diagnostics

/// libyaml at work on a text, and the event that it has come to.
struct LibYAMLParser: ~Copyable {
  let state: UnsafeMutablePointer<yaml_parser_t>
  let event: UnsafeMutablePointer<yaml_event_t>

  /// - Parameter text: stays where it is for as long as the parser is used.
  /// - Returns: nil where there is no memory for it.
  init?(_ text: ByteSpan) {
    state = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    guard yaml_parser_initialize(state) != 0 else {
      state.deallocate()
      event.deallocate()
      return nil
    }
    let mark = CharacterOffsets.byteOrderMark(text)
    yaml_parser_set_input_string(state, text.start + mark, text.count - mark)
    yaml_parser_set_encoding(state, YAML_UTF8_ENCODING)
  }

  deinit {
    yaml_parser_delete(state)
    state.deallocate()
    event.deallocate()
  }

  /// Goes on to the next event, which `discardEvent` ends.
  ///
  /// - Returns: false where the text is wrong.
  func next() -> Bool { yaml_parser_parse(state, event) != 0 }

  func discardEvent() { yaml_event_delete(event) }

  static func string(_ text: UnsafeMutablePointer<UInt8>?) -> String? { text.map { String(cString: $0) } }
}
