import CLibZip

/// The ZIP container of an Office file, read from memory under limits.
///
/// libzip checks on opening that the directory and the entries' own headers agree, and refuses duplicate names.
struct ZipArchive: ~Copyable {
    private let archive: OpaquePointer
    /// libzip reads from these bytes until the archive is closed.
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private let indices: [String: UInt64]
    private let limits: OfficeLimits
    private var bytesRead = 0

    init(_ bytes: [UInt8], limits: OfficeLimits) throws {
        let (archive, storage) = try Self.open(bytes)
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else {
            zip_discard(archive)
            storage.deallocate()
            throw OfficeReadingError.limitExceeded(what: .entries, limit: limits.entries)
        }
        var indices: [String: UInt64] = [:]
        for index in 0..<UInt64(max(0, count)) {
            guard let name = zip_get_name(archive, index, 0) else { continue }
            indices[PartName.key(String(cString: name))] = index
        }
        self.archive = archive
        self.storage = storage
        self.indices = indices
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
        storage.deallocate()
    }

    func contains(_ part: String) -> Bool {
        indices[PartName.key(part)] != nil
    }

    /// The bytes of a part, inflated. Throws `partMissing`, `encrypted`, `limitExceeded` or `damaged`.
    mutating func read(_ part: String) throws -> [UInt8] {
        guard let index = indices[PartName.key(part)] else { throw OfficeReadingError.partMissing(name: part) }
        var stat = zip_stat_t()
        if zip_stat_index(archive, index, 0, &stat) == 0, stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0,
            stat.encryption_method != UInt16(ZIP_EM_NONE)
        {
            throw OfficeReadingError.encrypted
        }
        guard let file = zip_fopen_index(archive, index, 0) else {
            throw OfficeReadingError.damaged(detail: "\(part): \(Self.message(zip_get_error(archive)))")
        }
        defer { zip_fclose(file) }
        // One byte more than is allowed, so that an entry of exactly the limit passes. The size that the directory claims is only a hint.
        let allowed = min(limits.bytesPerPart, limits.bytesInAll - bytesRead)
        var bytes: [UInt8] = []
        let claimed = stat.valid & UInt64(ZIP_STAT_SIZE) != 0 ? Int(clamping: stat.size) : 0
        bytes.reserveCapacity(min(claimed, allowed))
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunk)
        defer { buffer.deallocate() }
        while true {
            let got = zip_fread(file, buffer.baseAddress, UInt64(min(Self.chunk, allowed - bytes.count + 1)))
            guard got >= 0 else {
                throw OfficeReadingError.damaged(detail: "\(part): \(Self.message(zip_file_get_error(file)))")
            }
            if got == 0 { break }
            bytes.append(contentsOf: buffer[..<Int(got)])
            if bytes.count > allowed {
                throw allowed == limits.bytesPerPart
                    ? OfficeReadingError.limitExceeded(what: .bytesPerPart, limit: limits.bytesPerPart)
                    : OfficeReadingError.limitExceeded(what: .bytesInAll, limit: limits.bytesInAll)
            }
        }
        bytesRead += bytes.count
        return bytes
    }

    /// Bytes asked from libzip at once: large enough that the calls cost nothing, small enough that a bomb is seen early.
    private static let chunk = 256 << 10

    private static func open(_ bytes: [UInt8]) throws -> (OpaquePointer, UnsafeMutableBufferPointer<UInt8>) {
        // To libzip no bytes at all are an empty archive.
        guard !bytes.isEmpty else { throw OfficeReadingError.notAZip }
        let storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = storage.initialize(fromContentsOf: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(storage.baseAddress, UInt64(bytes.count), 0, &error) else {
            storage.deallocate()
            throw OfficeReadingError.damaged(detail: message(&error))
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            zip_source_free(source)
            storage.deallocate()
            let startsLikeAZip = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            if zip_error_code_zip(&error) == ZIP_ER_NOZIP && !startsLikeAZip { throw OfficeReadingError.notAZip }
            throw OfficeReadingError.damaged(detail: message(&error))
        }
        return (archive, storage)
    }

    private static func message(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
        guard let error, let text = zip_error_strerror(error) else { return "unknown" }
        return String(cString: text)
    }
}
