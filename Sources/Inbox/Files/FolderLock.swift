import Foundation

/// Holds a work folder for one engine. The system lets go of it when the process ends, however it ends.
struct FolderLock: ~Copyable {
    private let descriptor: Int32

    /// Nil when another process holds it. The file then says which.
    init?(path: RawPath) throws {
        let descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, Disk.privateFile) }
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw FileFailure("lock", path, code)
        }
        self.descriptor = descriptor
        let line = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { close(descriptor) }

    /// The process that holds the folder, nil when none does.
    static func holder(path: RawPath) -> Int32? {
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return nil }
        var buffer = [UInt8](repeating: 0, count: 16)
        let got = pread(descriptor, &buffer, buffer.count, 0)
        return Int32(String(decoding: buffer.prefix(max(0, got)), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
}
