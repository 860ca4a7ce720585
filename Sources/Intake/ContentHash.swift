import CGLib

/// SHA-256 in steps, so that a file can be hashed while it is read or copied.
package struct ContentHash: ~Copyable {
    private let checksum: OpaquePointer?

    package init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

    deinit { g_checksum_free(checksum) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        g_checksum_update(checksum, start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    /// 64 lower-case hexadecimal digits.
    package consuming func finish() -> String { String(cString: g_checksum_get_string(checksum)) }

    /// The SHA-256 of bytes at hand.
    package static func sha256(_ bytes: [UInt8]) -> String {
        var hash = ContentHash()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.finish()
    }
}
