import Foundation
import Logging
import Store

extension InboxEngine {
    /// Does what is due besides reading: forgets what was asked to be forgotten, removes what has been kept long enough.
    package func keepHouse(at now: Date = Date()) throws {
        try guarded {
            try forgetRequested(at: now)
            try expire(at: now)
        }
    }

    /// `phieu forget` leaves requests in the ledger, so that it works while the service runs.
    package func forgetRequested(at now: Date = Date()) throws {
        let asked = try ledger.forgetRequests()
        guard !asked.isEmpty else { return }
        // Others of the same bytes may have come since.
        for id in asked { try ledger.requestForgetting(id, at: now) }
        let ids = try ledger.forgetRequests()
        for id in ids {
            running[id] = nil
            waiting[id] = nil
            guard let delivery = try ledger.delivery(id) else { continue }
            try removeFiles(of: delivery)
            try SummaryFiles(folders: folders).forget(id)
            try ledger.forget(id, at: now)
            log.notice("\(WorkFolders.number(id)) forgotten on request")
        }
    }

    private func removeFiles(of delivery: Delivery) throws {
        Disk.removeTree(folders.takenFolder(delivery.id))
        Disk.removeTree(folders.scratchFolder(delivery.id))
        Disk.removeTree(folders.picturesFolder(delivery.id))
        // Whatever bears its number, wherever an interruption may have left it.
        let number = Array("\(WorkFolders.number(delivery.id))-".utf8)
        for top in [folders.archive, folders.quarantine, folders.records] {
            for file in FileTree.files(below: top) where file.lastComponent.starts(with: number) { try Disk.remove(file) }
        }
    }

    private func expire(at now: Date) throws {
        let retention = configuration.retention
        let limits = [retention.originalDays, retention.quarantineDays, retention.recordDays].compactMap { $0 }
        guard let shortest = limits.min() else { return try expireSummaries(at: now) }
        for delivery in try ledger.finished(in: .distantPast..<Self.days(shortest, before: now)) where delivery.isSettled {
            guard let finished = delivery.finishedAt, let file = folders.originalFile(delivery) else { continue }
            let isArchived = file == folders.archiveFile(delivery)
            if delivery.originalRemovedAt == nil, let days = isArchived ? retention.originalDays : retention.quarantineDays,
                finished < Self.days(days, before: now)
            {
                try Disk.remove(file)
                if !isArchived { try Disk.remove(folders.reasonFile(delivery)) }
                Disk.removeTree(folders.picturesFolder(delivery.id))
                try ledger.markOriginalRemoved(delivery.id, at: now)
            }
            if delivery.state == .read, delivery.recordRemovedAt == nil, let days = retention.recordDays,
                finished < Self.days(days, before: now)
            {
                try Disk.remove(folders.recordFile(delivery))
                let number = Array("\(WorkFolders.number(delivery.id))-".utf8)
                for other in FileTree.files(below: folders.recordFile(delivery).parent) where other.lastComponent.starts(with: number) {
                    try Disk.remove(other)
                }
                try ledger.markRecordRemoved(delivery.id, at: now)
            }
        }
        try expireSummaries(at: now)
    }

    private func expireSummaries(at now: Date) throws {
        guard let days = configuration.retention.summaryDays else { return }
        let limit = FileStamp.nanoseconds(timespec(tv_sec: Int(Self.days(days, before: now).timeIntervalSince1970), tv_nsec: 0))
        for file in FileTree.files(below: folders.summaries) {
            if let stamp = Disk.stamp(file), stamp.modified < limit { try Disk.remove(file) }
        }
    }

    private static func days(_ days: Int, before now: Date) -> Date { now.addingTimeInterval(-Double(days) * 86_400) }
}
