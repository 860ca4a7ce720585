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
        var summary = BatchSummary(
            kind: kind, language: configuration.language.rawValue, started: Timestamp.utc(start), finished: Timestamp.utc(end),
            seconds: Self.rounded(end.timeIntervalSince(start)), inbox: configuration.inbox, counts: .init(), fields: .init(), pages: 0,
            files: [],
            slowest: [], warnings: [], missing: try missing())
        for delivery in ended + waiting {
            let line = try line(delivery)
            summary.files.append(line)
            count(line, delivery.state, &summary)
            if delivery.state == .read { summary.warnings += try warnings(delivery.id) }
        }
        summary.counts.inInbox = inInbox.count
        summary.slowest = summary.files.filter { $0.seconds != nil }.sorted { ($0.seconds ?? 0, $1.number) > ($1.seconds ?? 0, $0.number) }
            .prefix(Self.slowestListed).map(\.number)
        return summary
    }

    private func count(_ line: BatchSummary.FileLine, _ state: DeliveryState, _ summary: inout BatchSummary) {
        switch state {
        case .read: summary.counts.read += 1
        case .refused: summary.counts.refused += 1
        case .duplicate: summary.counts.duplicates += 1
        case .withdrawn: summary.counts.withdrawn += 1
        case .taking, .taken: summary.counts.waiting += 1
        case .forgotten: break
        }
        if line.supersedes != nil { summary.counts.superseded += 1 }
        summary.pages += line.pages ?? 0
        summary.fields.accepted += line.fields?.accepted ?? 0
        summary.fields.review += line.fields?.review ?? 0
        summary.fields.blank += line.fields?.blank ?? 0
        summary.fields.missing += line.fields?.missing ?? 0
    }

    private func line(_ delivery: Delivery) throws -> BatchSummary.FileLine {
        let attempts = try ledger.attempts(of: delivery.id)
        let facts = delivery.state == .read ? try ledger.facts(of: delivery.id) : nil
        let link = delivery.state == .read ? try ledger.supersession(ofNewer: delivery.id) : nil
        return BatchSummary.FileLine(
            number: delivery.id, file: delivery.source.name, folder: delivery.source.folder, sha256: delivery.sha256,
            bytes: delivery.source.bytes,
            state: delivery.state.rawValue, form: facts?.form, agency: facts?.agency, period: facts?.period, pages: facts?.pages,
            fields: facts.map { .init(accepted: $0.accepted, review: $0.review, blank: $0.blank, missing: $0.missing) },
            seconds: attempts.last?.seconds.map(Self.rounded), attempts: attempts.count,
            peakMegabytes: attempts.last?.peakBytes.map { $0 >> 20 },
            record: delivery.state == .read && delivery.recordRemovedAt == nil ? relative(folders.recordFile(delivery)) : nil,
            original: delivery.originalRemovedAt == nil ? folders.originalFile(delivery).map(relative) : nil, reason: delivery.reason,
            duplicateOf: delivery.duplicateOf, supersedes: link?.older, difference: link?.difference)
    }

    private func relative(_ path: RawPath) -> String {
        path.components.dropFirst(folders.root.components.count).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    }

    private func warnings(_ id: Int64) throws -> [BatchSummary.Warning] {
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
        return (texts + record.document.warnings).map { BatchSummary.Warning(number: id, text: $0) }
    }

    private func missing() throws -> BatchSummary.MissingReports? {
        let expected = configuration.expected
        guard !expected.agencies.isEmpty else { return nil }
        let period = expected.period.map(ReportSubject.folded)
        let present = try ledger.currentRecords().map(\.facts).filter { facts in
            (period == nil || facts.period.map(ReportSubject.folded) == period) && (expected.form == nil || facts.form == expected.form)
        }
        let names = Set(present.compactMap { $0.agency.map(ReportSubject.folded) })
        let absent = expected.agencies.filter { agency in
            !([agency.name] + agency.aliases).contains { names.contains(ReportSubject.folded($0)) }
        }
        return .init(period: expected.period, form: expected.form, expected: expected.agencies.count, agencies: absent.map(\.name))
    }

    /// Milliseconds are finer than anybody reads.
    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}
