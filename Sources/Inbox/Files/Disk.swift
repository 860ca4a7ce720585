import CLinux
import Foundation
import Intake

/// The few things that are done to files, each in the way that a power failure leaves it done or not done.
enum Disk {
    static let privateFile: mode_t = 0o600
    static let privateFolder: mode_t = 0o700
    private static let chunkBytes = 1024 * 1024

    /// Nil when there is nothing at `path`; links are not followed.
    static func stamp(_ path: RawPath) -> FileStamp? {
        var status = stat()
        guard path.withCString({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }

    static func exists(_ path: RawPath) -> Bool {
        var status = stat()
        return path.withCString { lstat($0, &status) } == 0
    }

    static func makeFolder(_ path: RawPath) throws {
        if path.withCString({ mkdir($0, privateFolder) }) == 0 {
            try sync(path.parent)
            return
        }
        if errno == ENOENT {
            try makeFolder(path.parent)
            try makeFolder(path)
            return
        }
        guard errno == EEXIST else { throw FileFailure("make the folder", path) }
    }

    /// Makes a folder's entries last.
    static func sync(_ folder: RawPath) throws {
        let path = folder.bytes.isEmpty ? RawPath(".") : folder
        let descriptor = path.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileFailure("open the folder", path) }
        defer { close(descriptor) }
        // Network file systems may not know fsync on folders.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw FileFailure("save the folder", path) }
    }

    /// Moves within one file system and never replaces. Throws `EEXIST`, `EXDEV` and the rest as `FileFailure`.
    static func move(_ source: RawPath, to target: RawPath) throws {
        try makeFolder(target.parent)
        let code = source.withCString { from in target.withCString { to in rename(AT_FDCWD, from, AT_FDCWD, to) } }
        guard code == 0 else { throw FileFailure("move to \(target.string)", source, code) }
        try sync(target.parent)
        try sync(source.parent)
    }

    /// As `renameat2` with `RENAME_NOREPLACE`; 0 or the error's number.
    static func rename(_ sourceFolder: Int32, _ from: UnsafePointer<CChar>, _ targetFolder: Int32, _ to: UnsafePointer<CChar>) -> Int32 {
        let code = phieu_rename_noreplace(sourceFolder, from, targetFolder, to)
        guard code == EINVAL || code == ENOSYS else { return code }
        // Network file systems without the flag: the target lies in the work folder, where this process is alone.
        var status = stat()
        if fstatat(targetFolder, to, &status, AT_SYMLINK_NOFOLLOW) == 0 { return EEXIST }
        return renameat(sourceFolder, from, targetFolder, to) == 0 ? 0 : errno
    }

    /// Writes a file whole or not at all: beside, in `scratch` (same file system), then renamed into place.
    static func write(_ data: [UInt8], to path: RawPath, scratch: RawPath) throws {
        try makeFolder(path.parent)
        let draft = scratch.appending("draft-\(UUID().uuidString)")
        let descriptor = draft.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, privateFile) }
        guard descriptor >= 0 else { throw FileFailure("write", draft) }
        do {
            defer { close(descriptor) }
            try data.withUnsafeBytes { try put($0, into: descriptor, draft) }
            guard fsync(descriptor) == 0 else { throw FileFailure("save", draft) }
        } catch {
            try? remove(draft)
            throw error
        }
        guard draft.withCString({ from in path.withCString { renameat(AT_FDCWD, from, AT_FDCWD, $0) } }) == 0 else {
            let failure = FileFailure("write", path)
            try? remove(draft)
            throw failure
        }
        try sync(path.parent)
    }

    static func put(_ bytes: UnsafeRawBufferPointer, into descriptor: Int32, _ path: RawPath) throws {
        var offset = 0
        while offset < bytes.count {
            let written = Foundation.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw FileFailure("write", path) }
            offset += written
        }
    }

    static func remove(_ path: RawPath) throws {
        guard path.withCString({ unlink($0) }) == 0 || errno == ENOENT else { throw FileFailure("remove", path) }
    }

    /// Removes a folder of the work folder with everything in it.
    static func removeTree(_ path: RawPath) {
        try? FileManager.default.removeItem(atPath: path.string)
    }

    /// SHA-256 of everything behind a descriptor's place, handing each piece on to `piece`.
    static func hash(_ descriptor: Int32, _ path: RawPath, piece: (UnsafeRawBufferPointer) throws -> Void = { _ in }) throws -> String {
        var hash = ContentHash()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let got = read(descriptor, buffer.baseAddress, chunkBytes)
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw FileFailure("read", path) }
            if got == 0 { break }
            let part = UnsafeRawBufferPointer(rebasing: buffer[..<got])
            hash.update(part)
            try piece(part)
        }
        return hash.finish()
    }

    static func hash(_ path: RawPath) throws -> String {
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard descriptor >= 0 else { throw FileFailure("open", path) }
        defer { close(descriptor) }
        return try hash(descriptor, path)
    }

    /// Bytes that this user may still write, nil where the system does not say.
    static func freeBytes(_ path: RawPath) -> Int? {
        var status = statvfs()
        guard path.withCString({ statvfs($0, &status) }) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Network file systems stamp files by another machine's clock and report no events.
    static func isNetwork(_ path: RawPath) -> Bool {
        // Magic numbers of NFS, SMB, CIFS, SMB2, FUSE, 9P, Ceph and AFS (linux/magic.h and the modules' sources).
        let network: Set<Int64> = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x00C3_6400, 0x5346_414F]
        let type = path.withCString { phieu_file_system($0) }
        return type < 0 || network.contains(type)
    }
}
