import DocumentModel
import Foundation
import Logging
import Store

/// All that the ledger knows of one delivery.
package struct DeliveryHistory: Sendable {
    package let delivery: Delivery
    package let facts: RecordFacts?
    package let attempts: [Attempt]
    package let events: [LedgerEvent]

    /// Deliveries by number, by name to the letter, or by SHA-256. Throws `InboxError`.
    package static func find(_ text: String, _ configuration: InboxConfiguration) throws -> [DeliveryHistory] {
        let folders = WorkFolders(root: RawPath(configuration.work))
        let ledger = try InboxStatus.ledger(folders)
        let name = text.precomposedStringWithCanonicalMapping
        let all = try ledger.deliveries(in: Set(DeliveryState.allCases).subtracting([.forgotten]))
        return try all.filter { $0.id == Int64(text) || $0.source.name == name || $0.sha256 == text.lowercased() }.map { delivery in
            DeliveryHistory(
                delivery: delivery, facts: try ledger.facts(of: delivery.id), attempts: try ledger.attempts(of: delivery.id),
                events: try ledger.history(of: delivery.id))
        }
    }

    /// Asks for deliveries to be forgotten and does it at once where no engine is at work. Returns whether it is done. Throws `InboxError`.
    package static func forget(_ histories: [DeliveryHistory], _ configuration: InboxConfiguration, log: Logger) throws -> Bool {
        let folders = WorkFolders(root: RawPath(configuration.work))
        let ledger = try InboxStatus.ledger(folders)
        for history in histories { try ledger.requestForgetting(history.delivery.id, at: Date()) }
        do {
            var configuration = configuration
            // Removing needs no room.
            configuration.minimumFreeBytes = 0
            let engine = try InboxEngine(configuration: configuration, worker: WorkerCommand(executable: ""), log: log)
            try engine.guarded { try engine.forgetRequested() }
            return true
        } catch InboxError.locked {
            return false
        }
    }

    /// `000012 read 2026-11-23 22:20:17 xã A/bao-cao.docx`.
    package func line(in language: Language) -> String {
        "\(WorkFolders.number(delivery.id)) \(delivery.state.rawValue) \(Timestamp.local(delivery.takenAt)) \(delivery.source.shownPath)"
    }

    package func text(in language: Language) -> String {
        let vietnamese = language == .vietnamese
        var lines = [line(in: language), "  SHA-256 \(delivery.sha256 ?? "?"), \(delivery.source.bytes) byte"]
        if let facts {
            lines.append("  \([facts.form, facts.agency, facts.period].map { $0 ?? "?" }.joined(separator: " · "))")
        }
        if let reason = delivery.reason { lines.append("  \(reason)") }
        if let first = delivery.duplicateOf {
            lines.append(vietnamese ? "  cùng nội dung với \(WorkFolders.number(first))" : "  same bytes as \(WorkFolders.number(first))")
        }
        lines += events.map { "  \(Timestamp.local($0.at)) \($0.what)\($0.detail.map { ": \($0)" } ?? "")" }
        return lines.joined(separator: "\n")
    }
}
