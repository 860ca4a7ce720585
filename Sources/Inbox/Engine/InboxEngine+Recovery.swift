import Foundation
import Store

extension InboxEngine {
    /// Takes up what the last run left, however it ended.
    func recover() throws {
        Disk.removeTree(folders.scratch)
        try guarded {
            try Disk.makeFolder(folders.scratch)
            for delivery in try ledger.deliveries(in: [.taking]) {
                guard let taken = try taker.resume(delivery) else { continue }
                waiting[taken.id] = taken
            }
            for delivery in try ledger.deliveries(in: [.taken]) { try resume(delivery) }
            try adoptOrphans()
            for delivery in try ledger.unsettled() { try settle(delivery) }
        }
        if !waiting.isEmpty { log.notice("\(waiting.count) files of an earlier run are taken up again") }
    }

    private func resume(_ delivery: Delivery) throws {
        if !delivery.isSourceRemoved { try taker.removeSource(of: delivery) }
        for var attempt in try ledger.attempts(of: delivery.id) where attempt.ending == nil {
            attempt.ending = .interrupted
            attempt.detail = reasons.serviceEnded()
            try ledger.endAttempt(delivery.id, attempt)
        }
        // A refused one that was opened again lies in quarantine still when the run was killed then.
        let file = folders.takenFile(delivery)
        if !Disk.exists(file), Disk.exists(folders.quarantineFile(delivery)) {
            try Disk.move(folders.quarantineFile(delivery), to: file)
            try Disk.remove(folders.reasonFile(delivery))
        }
        waiting[delivery.id] = try ledger.delivery(delivery.id)
    }

    /// Files in the work folder that the ledger does not know (it was lost, or restored from a backup) are taken as new ones.
    private func adoptOrphans() throws {
        for folder in (try? FolderHandle(root: folders.taken, folders: []).names()) ?? [] {
            let path = folders.taken.appending(folder)
            if let id = Int64(String(decoding: folder, as: UTF8.self)), let known = try ledger.delivery(id) {
                if known.state.isFinal && FileTree.files(below: path).isEmpty { Disk.removeTree(path) }
                continue
            }
            for file in FileTree.files(below: path) {
                guard let stamp = Disk.stamp(file) else { continue }
                let source = SourceFile(
                    path: file.lastComponent, folder: "", name: SafeName.file(file.lastComponent), device: stamp.device, inode: stamp.inode,
                    bytes: stamp.bytes, modified: stamp.modified)
                let delivery = try ledger.begin(source, at: Date())
                try Disk.move(file, to: folders.takenFile(delivery))
                guard let taken = try taker.resume(delivery) else { continue }
                log.warning("\(WorkFolders.number(taken.id)): found in the work folder without an entry in the ledger, taken up")
                waiting[taken.id] = taken
            }
            Disk.removeTree(path)
        }
    }

    /// Reads refused files again; nil: all of them. Returns how many.
    package func readAgain(_ ids: [Int64]?) throws -> Int {
        try guarded {
            let refused = try ledger.deliveries(in: [.refused, .duplicate]).filter { $0.reason != nil && $0.originalRemovedAt == nil }
            let chosen = ids.map { ids in refused.filter { ids.contains($0.id) } } ?? refused
            for delivery in chosen {
                try ledger.reopen(delivery.id, at: Date())
                guard let open = try ledger.delivery(delivery.id) else { continue }
                try resume(open)
            }
            return chosen.count
        }
    }
}
