import Foundation
import Store

/// The work folder: where everything lies that the inbox's engine keeps. One delivery has one number, and its files have the number before
/// their name, in the folders that the file had in the inbox.
package struct WorkFolders: Hashable, Sendable {
    package let root: RawPath
    package var taken: RawPath { root.appending("taken") }
    package var archive: RawPath { root.appending("archive") }
    package var quarantine: RawPath { root.appending("quarantine") }
    package var records: RawPath { root.appending("records") }
    package var summaries: RawPath { root.appending("summaries") }
    /// Pages drawn for the analysts, a folder for each delivery.
    package var pictures: RawPath { root.appending("pictures") }
    /// What analysts added to the mappings.
    package var mappings: RawPath { root.appending("mappings") }
    package var logs: RawPath { root.appending("logs") }
    /// Drafts and the workers' own folders; nothing here outlives a run.
    package var scratch: RawPath { root.appending("scratch") }
    package var ledger: RawPath { root.appending("ledger.sqlite") }
    package var lock: RawPath { root.appending("lock") }

    package init(root: RawPath) { self.root = root }

    package static func number(_ id: Int64) -> String {
        let digits = String(id)
        // Six digits sort right for a million deliveries.
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    package func takenFolder(_ id: Int64) -> RawPath { taken.appending(Self.number(id)) }

    /// Under its own name, so that the worker's record says it.
    package func takenFile(_ delivery: Delivery) -> RawPath { takenFolder(delivery.id).appending(delivery.source.name) }

    package func archiveFile(_ delivery: Delivery) -> RawPath { place(archive, delivery) }

    package func quarantineFile(_ delivery: Delivery) -> RawPath { place(quarantine, delivery) }

    package func reasonFile(_ delivery: Delivery) -> RawPath { place(quarantine, delivery, ending: ".ly-do.txt") }

    package func recordFile(_ delivery: Delivery, ending: String = ".json") -> RawPath { place(records, delivery, ending: ending) }

    package func scratchFolder(_ id: Int64) -> RawPath { scratch.appending("worker-\(Self.number(id))") }

    package func picturesFolder(_ id: Int64) -> RawPath { pictures.appending(Self.number(id)) }

    private func place(_ top: RawPath, _ delivery: Delivery, ending: String = "") -> RawPath {
        let folder = delivery.source.folder.isEmpty ? top : top.appending(delivery.source.folder)
        return folder.appending("\(Self.number(delivery.id))-\(delivery.source.name)\(ending)")
    }

    /// The original's place when the delivery has ended; nil for states that leave no file.
    package func originalFile(_ delivery: Delivery) -> RawPath? {
        switch delivery.state {
        case .taking, .withdrawn, .forgotten: nil
        case .taken: takenFile(delivery)
        case .read: archiveFile(delivery)
        case .refused: quarantineFile(delivery)
        case .duplicate: delivery.reason == nil ? archiveFile(delivery) : quarantineFile(delivery)
        }
    }

    private var all: [RawPath] { [taken, archive, quarantine, records, summaries, logs, scratch] }

    /// Makes the folders, closed to others, and proves that files can be written and moved; for whoever holds the lock. Throws `InboxError`.
    package func prepare() throws {
        do {
            for folder in [root] + all { try Disk.makeFolder(folder) }
            for folder in all {
                guard folder.withCString({ chmod($0, Disk.privateFolder) }) == 0 else { throw FileFailure("close to others", folder) }
                guard folder.withCString({ access($0, R_OK | W_OK | X_OK) }) == 0 else { throw FileFailure("write to", folder) }
            }
            // In scratch, where nothing outlives a run that is killed just now.
            let probe = scratch.appending("probe")
            try Disk.write(Array("phieu".utf8), to: probe, scratch: scratch)
            try Disk.remove(probe)
        } catch let failure as FileFailure {
            throw InboxError.workFolder(failure)
        }
    }

    /// The highest number that any file in the folders bears: what a new ledger must not give again.
    func highestNumber() -> Int64 {
        [taken, archive, quarantine, records].flatMap { FileTree.names(below: $0) }.compactMap { name in
            Int64(String(decoding: name.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
        }.max() ?? 0
    }
}
