import Foundation
import Store

/// What can be found out before any file is touched.
enum Preflight {
    static func check(inbox: RawPath, folders: WorkFolders, minimumFreeBytes: Int) throws {
        let real = try checkInbox(inbox)
        // The work folder may not exist yet; its nearest parent does.
        try checkDisk(folders, minimumFreeBytes: minimumFreeBytes)
        do {
            try Disk.makeFolder(folders.root)
        } catch let failure as FileFailure {
            throw InboxError.workFolder(failure)
        }
        let work = try resolve(folders.root)
        guard !real.contains(work), !work.contains(real) else {
            throw InboxError.foldersInsideEachOther(inbox: real.string, work: work.string)
        }
    }

    /// - Returns: the folder itself, links followed.
    @discardableResult
    static func checkInbox(_ inbox: RawPath) throws -> RawPath {
        let real = try resolve(inbox)
        guard access(real.string, R_OK | W_OK | X_OK) == 0 else { throw InboxError.inboxUnusable(FileFailure("use", inbox)) }
        return real
    }

    /// The work folder for this engine alone.
    static func lock(_ folders: WorkFolders) throws -> FolderLock {
        do {
            // Files of two users' making would be closed to each other: logs that stop, summaries that cannot be mended.
            if let owner = Disk.owner(folders.root), owner != geteuid() {
                throw InboxError.otherUser(path: folders.root.string, owner: Disk.userName(owner))
            }
            guard let lock = try FolderLock(path: folders.lock) else {
                throw InboxError.locked(path: folders.root.string, process: FolderLock.holder(path: folders.lock))
            }
            return lock
        } catch let failure as FileFailure {
            throw InboxError.workFolder(failure)
        }
    }

    static func checkDisk(_ folders: WorkFolders, minimumFreeBytes: Int) throws {
        var place = folders.root
        while !Disk.exists(place), place.bytes.count > 1 { place = place.parent }
        if let free = Disk.freeBytes(place), free < minimumFreeBytes {
            throw InboxError.diskFull(path: folders.root.string, freeBytes: free, neededBytes: minimumFreeBytes)
        }
    }

    static func openLedger(_ folders: WorkFolders) throws -> any Ledger {
        do {
            let ledger = try SQLiteLedger(path: folders.ledger.string)
            // A ledger that was lost or restored from a backup must not give the numbers of files again that are there.
            try ledger.reserveIDs(through: folders.highestNumber())
            return ledger
        } catch let error where SQLiteLedger.isBusy(error) {
            throw InboxError.locked(path: folders.ledger.string, process: nil)
        } catch {
            throw InboxError.ledger(path: folders.ledger.string, detail: "\(error)")
        }
    }

    private static func resolve(_ path: RawPath) throws -> RawPath {
        guard let pointer = path.withCString({ realpath($0, nil) }) else {
            if errno == ENOENT || errno == ENOTDIR { throw InboxError.inboxMissing(path.string) }
            throw InboxError.inboxUnusable(FileFailure("find", path))
        }
        defer { free(pointer) }
        return RawPath(bytes: Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))))
    }
}
