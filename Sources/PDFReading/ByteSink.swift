import CPoppler

/// Collects what a cairo surface writes, up to a limit.
final class ByteSink {
    private(set) var bytes: [UInt8] = []
    private(set) var isFull = false
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// The body of a `cairo_write_func_t` whose closure is an unretained sink.
    static func write(_ closure: UnsafeMutableRawPointer?, _ data: UnsafePointer<UInt8>?, _ length: UInt32) -> cairo_status_t {
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        guard Int(length) <= sink.limit - sink.bytes.count else {
            sink.isFull = true
            return CAIRO_STATUS_WRITE_ERROR
        }
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
