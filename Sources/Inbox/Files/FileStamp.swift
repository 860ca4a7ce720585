import Foundation

/// What tells that a file is still the same and nobody wrote to it.
package struct FileStamp: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    package var bytes: Int
    /// Nanoseconds since 1970, by the clock of the file system.
    package var modified: Int64

    package init(device: UInt64, inode: UInt64, bytes: Int, modified: Int64) {
        self.device = device
        self.inode = inode
        self.bytes = bytes
        self.modified = modified
    }

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        bytes = Int(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
    }

    /// Size and time, which survive a move to another file system.
    func hasSameContentStamp(as other: FileStamp) -> Bool { bytes == other.bytes && modified == other.modified }

    static func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
}
