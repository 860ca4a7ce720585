import CLinux
import Foundation
import Store

/// Takes a file out of the inbox into the work folder: by a rename where both are on one file system, else copied, checked, then removed.
/// At every moment either the inbox or the work folder has the whole file, and the ledger knows how to tell which.
struct FileTaker {
    enum Result: Equatable {
        case taken(Delivery)
        /// It was taken, and its bytes cannot be read: its outcome is in the ledger.
        case ended(Delivery)
        /// Somebody still has it open for writing, or it changed: later.
        case notYet
        case gone
        /// For people: why this file stays in the inbox.
        case refused(String)
    }

    let inbox: RawPath
    let folders: WorkFolders
    let ledger: any Ledger
    /// Files over it are not copied across file systems; a rename costs nothing.
    let maximumBytes: Int
    let reasons: Reasons
    let now: @Sendable () -> Date

    /// Throws when the disk is full or the ledger fails: then no further file can be taken.
    func take(_ file: FoundFile) throws -> Result {
        let components = file.path.components
        guard let name = components.last else { return .gone }
        do {
            let folder = try FolderHandle(root: inbox, folders: components.dropLast())
            guard let stamp = folder.stamp(name) else { return .gone }
            guard stamp == file.stamp else { return .notYet }
            let descriptor = try folder.openFile(name)
            defer { close(descriptor) }
            if phieu_is_open_for_writing(descriptor) == 1 { return .notYet }
            return try take(file, name: name, in: folder, descriptor)
        } catch let failure as FileFailure where failure.code == ENOENT {
            return .gone
        } catch let failure as FileFailure where !failure.isDiskFull {
            return .refused("\(file.path.string): cannot be taken: \(failure.reason)")
        }
    }

    private func take(_ file: FoundFile, name: [UInt8], in folder: borrowing FolderHandle, _ descriptor: Int32) throws -> Result {
        let source = SourceFile(
            path: file.path.bytes, folder: SafeName.folder(file.path.components.dropLast()), name: SafeName.file(name),
            device: file.stamp.device,
            inode: file.stamp.inode, bytes: file.stamp.bytes, modified: file.stamp.modified)
        let delivery = try ledger.begin(source, at: now())
        let target = folders.takenFile(delivery)
        do {
            try Disk.makeFolder(folders.takenFolder(delivery.id))
            do {
                try folder.move(name, to: target)
            } catch let failure as FileFailure where failure.code == EXDEV {
                return try copy(file, name, in: folder, descriptor, delivery)
            }
            return try confirm(delivery, name, in: folder, descriptor)
        } catch let failure as FileFailure where !Disk.exists(target) {
            try ledger.cancel(delivery.id)
            Disk.removeTree(folders.takenFolder(delivery.id))
            throw failure
        }
    }

    /// After the rename: the hash of what was taken, unless a writer was faster.
    private func confirm(_ delivery: Delivery, _ name: [UInt8], in folder: borrowing FolderHandle, _ descriptor: Int32) throws -> Result {
        let target = folders.takenFile(delivery)
        guard let sha256 = try hash(delivery, { try Disk.hash(descriptor, target) }) else { return .ended(delivery) }
        // The writer's last pages may still be on their way to the disk.
        _ = fsync(descriptor)
        let after = Disk.stamp(target)
        if after?.hasSameContentStamp(as: FileStamp(delivery.source)) != true, (try? folder.putBack(target, as: name)) != nil {
            try ledger.cancel(delivery.id)
            Disk.removeTree(folders.takenFolder(delivery.id))
            return .notYet
        }
        // Where the service may not change it, the closed folder protects the file.
        _ = target.withCString { chmod($0, Disk.privateFile) }
        try ledger.markTaken(delivery.id, sha256: sha256, isSourceRemoved: true)
        return .taken(taken(delivery, sha256))
    }

    private func copy(
        _ file: FoundFile, _ name: [UInt8], in folder: borrowing FolderHandle, _ descriptor: Int32, _ delivery: Delivery
    ) throws -> Result {
        guard file.stamp.bytes <= maximumBytes else {
            try forget(delivery)
            return .refused(
                "\(file.path.string): \(file.stamp.bytes / 1_048_576) MB is over the limit, and the inbox is on another file system")
        }
        // What cannot be removed afterwards would be copied again for ever.
        guard folder.path.withCString({ access($0, W_OK | X_OK) }) == 0 else {
            let code = errno
            try forget(delivery)
            throw FileFailure("remove files from", folder.path, code)
        }
        let target = folders.takenFile(delivery)
        let draft = folders.scratch.appending("copy-\(delivery.id)")
        do {
            let sha256 = try copy(descriptor, to: draft)
            guard folder.stamp(name) == file.stamp, try Disk.hash(draft) == sha256 else {
                try Disk.remove(draft)
                try forget(delivery)
                return .notYet
            }
            try Disk.move(draft, to: target)
            try ledger.markTaken(delivery.id, sha256: sha256, isSourceRemoved: false)
            try folder.remove(name)
            try ledger.markSourceRemoved(delivery.id)
            return .taken(taken(delivery, sha256))
        } catch {
            try? Disk.remove(draft)
            throw error
        }
    }

    private func copy(_ descriptor: Int32, to draft: RawPath) throws -> String {
        try Disk.remove(draft)
        let copy = draft.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, Disk.privateFile) }
        guard copy >= 0 else { throw FileFailure("write", draft) }
        defer { close(copy) }
        let sha256 = try Disk.hash(descriptor, draft) { try Disk.put($0, into: copy, draft) }
        guard fsync(copy) == 0 else { throw FileFailure("save", draft) }
        return sha256
    }

    /// The copy's file lies in the inbox still when the service was stopped between copying and removing: the very file, not one of its name.
    func removeSource(of delivery: Delivery) throws {
        let path = RawPath(bytes: delivery.source.path)
        if let name = path.components.last, let folder = try? FolderHandle(root: inbox, folders: path.components.dropLast()),
            folder.stamp(name) == FileStamp(delivery.source)
        {
            try folder.remove(name)
        }
        try ledger.markSourceRemoved(delivery.id)
    }

    /// Where a delivery stands that the service was taking when it was stopped.
    func resume(_ delivery: Delivery) throws -> Delivery? {
        let target = folders.takenFile(delivery)
        if Disk.exists(target) {
            // A copy is moved here only when it is whole, and its source may still be there.
            let isCopy = Disk.stamp(target)?.inode != delivery.source.inode
            guard let sha256 = try hash(delivery, { try Disk.hash(target) }) else { return nil }
            try ledger.markTaken(delivery.id, sha256: sha256, isSourceRemoved: !isCopy)
            if isCopy { try removeSource(of: delivery) }
            return taken(delivery, sha256)
        }
        let path = RawPath(bytes: delivery.source.path)
        Disk.removeTree(folders.takenFolder(delivery.id))
        if Disk.exists(inbox.appending(path.bytes)) {
            try ledger.cancel(delivery.id)
        } else {
            try ledger.finish(delivery.id, .withdrawn, at: now())
        }
        return nil
    }

    /// Nil when the disk does not give the bytes: that file's end, and no reason to stop.
    private func hash(_ delivery: Delivery, _ body: () throws -> String) throws -> String? {
        do {
            return try body()
        } catch let failure as FileFailure {
            try ledger.finish(delivery.id, .refused(reason: reasons.unreadable(failure)), at: now())
            return nil
        }
    }

    private func forget(_ delivery: Delivery) throws {
        try ledger.cancel(delivery.id)
        Disk.removeTree(folders.takenFolder(delivery.id))
    }

    private func taken(_ delivery: Delivery, _ sha256: String) -> Delivery {
        var delivery = delivery
        delivery.sha256 = sha256
        delivery.state = .taken
        return delivery
    }
}

extension FileStamp {
    init(_ source: SourceFile) {
        self.init(device: source.device, inode: source.inode, bytes: source.bytes, modified: source.modified)
    }
}
