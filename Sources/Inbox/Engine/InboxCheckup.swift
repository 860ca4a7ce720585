import DocumentModel
import Foundation
import Store

/// What can be said about an inbox without taking a file or making a folder.
package enum InboxCheckup {
    /// - Returns: the first thing that would stop a run; nil where nothing would.
    package static func problem(_ configuration: InboxConfiguration) -> InboxError? {
        let folders = WorkFolders(root: RawPath(configuration.work))
        do {
            let isThere = Disk.exists(folders.root)
            if isThere {
                try Preflight.check(
                    inbox: RawPath(configuration.inbox), folders: folders, minimumFreeBytes: configuration.minimumFreeBytes)
                if let owner = Disk.owner(folders.root), owner != geteuid() {
                    throw InboxError.otherUser(path: folders.root.string, owner: Disk.userName(owner))
                }
                if Disk.exists(folders.ledger) { _ = try Preflight.openLedger(folders) }
            } else {
                try Preflight.checkInbox(RawPath(configuration.inbox))
                try Preflight.checkDisk(folders, minimumFreeBytes: configuration.minimumFreeBytes)
                try checkParent(folders.root)
            }
            return nil
        } catch let error as InboxError {
            // A running service holds the ledger; that is as it should be.
            if case .locked = error { return nil }
            return error
        } catch {
            return .ledger(path: folders.ledger.string, detail: "\(error)")
        }
    }

    /// The work folder will be made by the first run: whether it can be.
    private static func checkParent(_ root: RawPath) throws {
        var parent = root.parent
        while !Disk.exists(parent), parent.bytes.count > 1 { parent = parent.parent }
        guard access(parent.string, W_OK | X_OK) == 0 else { throw InboxError.workFolder(FileFailure("write", parent)) }
    }
}
