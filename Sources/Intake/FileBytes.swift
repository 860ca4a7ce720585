import Foundation

/// Reads a file's bytes through a descriptor, so that what was checked is what is read.
enum FileBytes {
    /// One read call's share; larger ones gain nothing measurable.
    private static let chunkBytes = 1024 * 1024

    static func read(path: String, name: String, limits: IntakeLimits) throws(IntakeError) -> [UInt8] {
        // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        var flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        if !limits.followsSymbolicLinks { flags |= O_NOFOLLOW }
        let descriptor = open(path, flags)
        guard descriptor >= 0 else { throw IntakeError(file: name, reason: reason(ofOpening: errno, follows: limits.followsSymbolicLinks)) }
        defer { close(descriptor) }

        let before = try status(of: descriptor, name: name)
        switch before.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw IntakeError(file: name, reason: .isDirectory)
        default: throw IntakeError(file: name, reason: .isNoFile)
        }
        let size = Int(before.st_size)
        guard size <= limits.maximumBytes else { throw IntakeError(file: name, reason: .tooLarge(bytes: size, limit: limits.maximumBytes)) }
        let bytes = try contents(of: descriptor, size: size, name: name)
        let after = try status(of: descriptor, name: name)
        guard bytes.count == size, after.st_size == before.st_size, after.st_mtim.tv_sec == before.st_mtim.tv_sec,
            after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
        else { throw IntakeError(file: name, reason: .changedWhileRead) }
        return bytes
    }

    private static func contents(of descriptor: Int32, size: Int, name: String) throws(IntakeError) -> [UInt8] {
        var failure: Int32 = 0
        // One byte more than expected, to see a file that grew.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            count = 0
            while count < size + 1 {
                let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, min(chunkBytes, size + 1 - count))
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard failure == 0 else { throw IntakeError(file: name, reason: .system(String(cString: strerror(failure)))) }
        return bytes
    }

    private static func status(of descriptor: Int32, name: String) throws(IntakeError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw IntakeError(file: name, reason: .system(String(cString: strerror(errno)))) }
        return status
    }

    private static func reason(ofOpening code: Int32, follows: Bool) -> IntakeError.Reason {
        switch code {
        case ENOENT, ENOTDIR: .notFound
        case EACCES, EPERM: .noPermission
        case ELOOP where !follows: .isSymbolicLink
        case ENXIO, ENODEV: .isNoFile
        default: .system(String(cString: strerror(code)))
        }
    }
}
