import DocumentModel
import Foundation
import RecordModel
import Store

/// Files made of a record besides its JSON, beside it: pure, so that they can be made again at any time.
package typealias Derivatives = @Sendable (Record) -> [(ending: String, bytes: [UInt8])]

/// Brings the folders to what the ledger says of a delivery that has ended. Every step can be done twice, so that it can be taken up again
/// wherever it was broken off.
struct Settlement {
    let folders: WorkFolders
    let ledger: any Ledger
    let reasons: Reasons
    let derivatives: Derivatives

    /// Returns a sentence when the original is nowhere to be found; all else is thrown and can be tried again.
    func settle(_ delivery: Delivery) throws -> String? {
        var problem: String?
        if delivery.state == .read, let entry = try ledger.record(of: delivery.id) {
            try Disk.write([UInt8](entry.json), to: folders.recordFile(delivery), scratch: folders.scratch)
            for file in derivatives(entry.record) {
                try Disk.write(file.bytes, to: folders.recordFile(delivery, ending: file.ending), scratch: folders.scratch)
            }
        }
        if let target = folders.originalFile(delivery) {
            if delivery.reason != nil {
                let time = Timestamp.local(delivery.takenAt)
                let note = reasons.note(delivery, attempts: try ledger.attempts(of: delivery.id), time: time)
                try Disk.write(Array(note.utf8), to: folders.reasonFile(delivery), scratch: folders.scratch)
            }
            problem = try move(folders.takenFile(delivery), to: target)
        }
        try ledger.markSettled(delivery.id)
        Disk.removeTree(folders.takenFolder(delivery.id))
        return problem
    }

    private func move(_ source: RawPath, to target: RawPath) throws -> String? {
        do {
            try Disk.move(source, to: target)
        } catch let failure as FileFailure where failure.code == ENOENT && Disk.exists(target) {
            return nil  // Moved before the last interruption.
        } catch let failure as FileFailure where failure.code == ENOENT {
            return "\(source.string): the original is gone"
        } catch let failure as FileFailure where failure.code == EEXIST {
            guard try Disk.hash(source) == Disk.hash(target) else { throw failure }
            try Disk.remove(source)
        }
        return nil
    }
}
