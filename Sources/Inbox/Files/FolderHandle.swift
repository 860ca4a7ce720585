import CLinux
import Foundation

/// An open folder inside the inbox, reached step by step without following a link: whoever may write to the share may swap a folder for a link
/// at any moment, and a path would then lead out.
struct FolderHandle: ~Copyable {
    let descriptor: Int32
    let path: RawPath

    /// Opens `folders` below `root`. Throws `FileFailure`, `ELOOP` or `ENOTDIR` for a link.
    init(root: RawPath, folders: [[UInt8]]) throws {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
        var current = root.withCString { open($0, flags) }
        guard current >= 0 else { throw FileFailure("open the folder", root) }
        var path = root
        for folder in folders {
            let next = RawPath.withCString(folder) { openat(current, $0, flags | O_NOFOLLOW) }
            let code = errno
            close(current)
            path = path.appending(folder)
            guard next >= 0 else { throw FileFailure("open the folder", path, code) }
            current = next
        }
        descriptor = current
        self.path = path
    }

    deinit { close(descriptor) }

    /// Nil when there is no such entry.
    func status(_ name: [UInt8]) -> stat? {
        var status = stat()
        return RawPath.withCString(name) { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) } == 0 ? status : nil
    }

    /// The stamp of a regular file.
    func stamp(_ name: [UInt8]) -> FileStamp? {
        guard let status = status(name), status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }

    func openFile(_ name: [UInt8]) throws -> Int32 {
        let file = RawPath.withCString(name) { openat(descriptor, $0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY) }
        guard file >= 0 else { throw FileFailure("open", path.appending(name)) }
        return file
    }

    func move(_ name: [UInt8], to target: RawPath) throws {
        let code = RawPath.withCString(name) { from in target.withCString { Disk.rename(descriptor, from, AT_FDCWD, $0) } }
        guard code == 0 else { throw FileFailure("move to \(target.string)", path.appending(name), code) }
        try Disk.sync(target.parent)
        _ = fsync(descriptor)
    }

    /// Puts a file back under its old name unless something else has it by now.
    func putBack(_ source: RawPath, as name: [UInt8]) throws {
        let code = source.withCString { from in RawPath.withCString(name) { Disk.rename(AT_FDCWD, from, descriptor, $0) } }
        guard code == 0 else { throw FileFailure("move back to \(path.appending(name).string)", source, code) }
        _ = fsync(descriptor)
    }

    func remove(_ name: [UInt8]) throws {
        guard RawPath.withCString(name, { unlinkat(descriptor, $0, 0) }) == 0 || errno == ENOENT else {
            throw FileFailure("remove", path.appending(name))
        }
        _ = fsync(descriptor)
    }

    /// The entries' names, without "." and "..".
    func names() throws -> [[UInt8]] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let folder = fdopendir(copy) else {
            let failure = FileFailure("list the folder", path)
            if copy >= 0 { close(copy) }
            throw failure
        }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            // d_name is a C array of 256; its offset and the terminating zero say where the name is.
            let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 19)
            let name = [UInt8](UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
            if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
        }
        return names
    }
}
