import CLibZip

/// Makes ZIP containers in memory, as small as tests need them.
enum ZipWriter {
    struct Failure: Error {}

    static func zip(_ parts: [(name: String, text: String)], password: String? = nil) throws -> [UInt8] {
        try zip(parts.map { ($0.name, Array($0.text.utf8)) }, password: password)
    }

    static func zip(_ parts: [(name: String, bytes: [UInt8])], password: String? = nil) throws -> [UInt8] {
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw Failure() }
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil) else { throw Failure() }
        zip_source_keep(source)
        var kept: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { for buffer in kept { buffer.deallocate() } }
        for (name, bytes) in parts {
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
            _ = buffer.update(fromContentsOf: bytes)
            kept.append(buffer)
            let content = zip_source_buffer(archive, buffer.baseAddress, UInt64(bytes.count), 0)
            let index = zip_file_add(archive, name, content, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { throw Failure() }
            if let password { zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) }
        }
        guard zip_close(archive) == 0, zip_source_open(source) == 0 else { throw Failure() }
        defer { zip_source_close(source) }
        var stat = zip_stat_t()
        zip_source_stat(source, &stat)
        var bytes = [UInt8](repeating: 0, count: Int(stat.size))
        guard bytes.withUnsafeMutableBytes({ zip_source_read(source, $0.baseAddress, stat.size) }) == Int64(stat.size) else {
            throw Failure()
        }
        return bytes
    }
}
