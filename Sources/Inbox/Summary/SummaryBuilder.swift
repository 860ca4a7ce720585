import DocumentModel
import Foundation
import RecordModel
import Store

/// Makes a summary out of the ledger: whoever asks later gets the same.
package struct SummaryBuilder {
    private static let slowestListed = 10
    /// Share of filled fields in doubt above which a report deserves a look as a whole: well-read reports stay under a tenth.
    private static let doubtfulShare = 0.2
    /// Share of slots not found above which the form may be another than was thought.
    private static let missingShare = 0.3

    private let ledger: any Ledger
    private let folders: WorkFolders
    private let configuration: InboxConfiguration

    package init(ledger: any Ledger, folders: WorkFolders, configuration: InboxConfiguration) {
        self.ledger = ledger
        self.folders = folders
        self.configuration = configuration
    }

    package func summary(kind: BatchSummary.Kind, from start: Date, to end: Date, inInbox: [FoundFile]) throws -> BatchSummary {
        let waiting = try ledger.deliveries(in: [.taking, .taken])
        let ended = try ledger.finished(in: start..<end).filter { $0.state != .forgotten }
        let expected = configuration.expected
        var summary = BatchSummary(
            kind: kind, language: configuration.language.rawValue, started: Timestamp.utc(start), finished: Timestamp.utc(end),
            seconds: Self.rounded(end.timeIntervalSince(start)), inbox: configuration.inbox, files: try (ended + waiting).map(file),
            inInbox: inInbox.count, expectedAgencies: expected.agencies.isEmpty ? nil : expected.agencies.count,
            expectedPeriod: expected.period,
            missingAgencies: try missing())
        summary.slowest = summary.files.filter { $0.seconds > 0 }.sorted { ($0.seconds, $1.number ?? 0) > ($1.seconds, $0.number ?? 0) }
            .prefix(Self.slowestListed).compactMap(\.number)
        return summary
    }

    private func file(_ delivery: Delivery) throws -> BatchFile {
        let attempts = try ledger.attempts(of: delivery.id)
        let facts = delivery.state == .read ? try ledger.facts(of: delivery.id) : nil
        let link = delivery.state == .read ? try ledger.supersession(ofNewer: delivery.id) : nil
        return BatchFile(
            number: delivery.id, file: delivery.source.name, folder: delivery.source.folder, sha256: delivery.sha256 ?? "",
            bytes: delivery.source.bytes, outcome: try outcome(delivery, facts), reason: delivery.reason,
            record: delivery.state == .read && delivery.recordRemovedAt == nil ? relative(folders.recordFile(delivery)) : nil,
            original: delivery.originalRemovedAt == nil ? folders.originalFile(delivery).map(relative) : nil, form: facts?.form,
            agency: facts?.agency, period: facts?.period, pages: facts?.pages, seconds: Self.rounded(attempts.last?.seconds ?? 0),
            attempts: attempts.count, peakMegabytes: attempts.last?.peakBytes.map { $0 >> 20 }, fields: facts?.fields,
            warnings: delivery.state == .read ? try warnings(delivery.id) : [], duplicateOf: delivery.duplicateOf, supersedes: link?.older,
            difference: link?.difference)
    }

    private func outcome(_ delivery: Delivery, _ facts: RecordFacts?) throws -> BatchFile.Outcome {
        switch delivery.state {
        case .taking, .taken: return .waiting
        case .refused: return .refused
        case .duplicate: return delivery.reason == nil ? .duplicate : .refused
        case .withdrawn, .forgotten: return .withdrawn
        case .read:
            if try ledger.supersession(ofOlder: delivery.id) != nil { return .superseded }
            return (facts?.fields.review ?? 0) > 0 ? .review : .read
        }
    }

    private func relative(_ path: RawPath) -> String {
        path.components.dropFirst(folders.root.components.count).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    }

    private func warnings(_ id: Int64) throws -> [String] {
        guard let record = try ledger.record(of: id)?.record else { return [] }
        let vietnamese = configuration.language == .vietnamese
        var texts: [String] = []
        if record.document.form == nil { texts.append(vietnamese ? "không thuộc biểu mẫu nào đã biết" : "is of no known form") }
        let filled = record.fields.filter { $0.state == .filled }
        let doubtful = filled.count { $0.decision == .review }
        if !filled.isEmpty, Double(doubtful) / Double(filled.count) > Self.doubtfulShare {
            texts.append(
                vietnamese ? "\(doubtful)/\(filled.count) giá trị cần xem lại" : "\(doubtful) of \(filled.count) values want review")
        }
        let missing = record.fields.count { $0.state == .missing }
        if !record.fields.isEmpty, Double(missing) / Double(record.fields.count) > Self.missingShare {
            let all = record.fields.count
            texts.append(
                vietnamese ? "không tìm thấy \(missing)/\(all) dòng của biểu mẫu" : "\(missing) of the form's \(all) slots were not found")
        }
        let errors = record.checks.count { $0.severity == .error }
        if errors > 0 { texts.append(vietnamese ? "\(errors) phép kiểm tra không đạt" : "\(errors) checks fail") }
        return texts + record.document.warnings
    }

    private func missing() throws -> [String] {
        let expected = configuration.expected
        guard !expected.agencies.isEmpty else { return [] }
        let period = expected.period.map(ReportSubject.folded)
        let present = try ledger.currentRecords().map(\.facts).filter { facts in
            (period == nil || facts.period.map(ReportSubject.folded) == period) && (expected.form == nil || facts.form == expected.form)
        }
        let names = Set(present.compactMap { $0.agency.map(ReportSubject.folded) })
        let absent = expected.agencies.filter { agency in
            !([agency.name] + agency.aliases).contains { names.contains(ReportSubject.folded($0)) }
        }
        return absent.map(\.name)
    }

    /// Milliseconds are finer than anybody reads.
    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}
