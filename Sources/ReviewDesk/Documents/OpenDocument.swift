import Foundation
import RecordModel
import Scoring
import Store

/// A document on the desk in memory: the machine's record and what people made of it. A value: settling changes it, writing it is the store's.
struct OpenDocument: Sendable {
    var listing: DeskListing
    let machine: Record
    var rows: [DeskFieldRow]
    /// All of the document's, oldest first.
    var trail: [TrailRow]
    /// As it stands: the machine's record with settled fields in place and its checks run anew.
    private(set) var record: Record

    init(listing: DeskListing, machine: Record, rows: [DeskFieldRow], trail: [TrailRow]) throws {
        self.listing = listing
        self.machine = machine
        self.rows = rows
        self.trail = trail
        record = machine
        for row in rows where machine.fields.indices.contains(row.position) {
            if let current = row.current { record.fields[row.position] = try JSONDecoder().decode(RecordField.self, from: current) }
        }
    }

    var id: Int64 { listing.row.delivery }

    func row(_ position: Int) -> DeskFieldRow? { rows.indices.contains(position) ? rows[position] : nil }

    func status(_ position: Int) -> FieldStatus { row(position).flatMap { FieldStatus(rawValue: $0.status) } ?? .accepted }

    func history(_ position: Int) -> FieldHistory { FieldHistory(trail.filter { $0.position == position }) }

    mutating func runChecks(_ rules: DeskRules) { record.checks = rules.failedChecks(record) }

    /// Puts a field to what its trail says; `revision` nil leaves the revision of its last settlement.
    mutating func refresh(_ position: Int, revision: Int?, rules: DeskRules) throws {
        let history = history(position)
        let field = machine.fields[position]
        let current = history.current(machine: field, rules: rules)
        record.fields[position] = current ?? field
        rows[position].status = history.status(machine: field).rawValue
        rows[position].current = try current.map { try JSONEncoder().encode($0) }
        if let revision { rows[position].revision = revision }
    }

    /// Counts anew what lists show.
    mutating func recount(_ rules: DeskRules, at now: Date) {
        let statuses = rows.map { FieldStatus(rawValue: $0.status) ?? .accepted }
        let wasOpen = listing.row.open > 0
        listing.row.open = statuses.count(where: \.isOpen)
        listing.row.awaiting = statuses.count { $0 == .awaitingSecond || $0 == .awaitingThird }
        listing.row.settled = statuses.count { $0 == .settled || $0 == .illegible || $0 == .reportWrong }
        listing.row.failedChecks = record.checks.count { $0.severity == .error }
        if listing.row.open > 0 {
            listing.row.doneAt = nil
        } else if wasOpen {
            listing.row.doneAt = now
        }
        let scorer = rules.scorer(record)
        listing.row.rubric = scorer?.rubric.id
        var paths: [String: Decimal] = [:]
        for position in statuses.indices where statuses[position].isOpen {
            for criterion in rules.criteria(of: machine.fields[position].id, rubric: listing.row.rubric) {
                paths[criterion.path] = criterion.max
            }
        }
        listing.row.stake = paths.values.reduce(0, +).double
        let card = scorer?.score(record)
        listing.row.total = card?.total.double
        listing.row.maximum = card?.max.double
    }

    /// How many open fields have each reason.
    var doubts: [String: Int] {
        var counts: [String: Int] = [:]
        for position in rows.indices where status(position).isOpen {
            for code in Set(machine.fields[position].reasonCodes) { counts[code, default: 0] += 1 }
        }
        return counts
    }

    /// The next open field after `position`, from the start again at the end.
    func next(after position: Int) -> Int? {
        let open = rows.indices.filter { status($0).isOpen }
        return open.first { $0 > position } ?? open.first
    }

    /// As it is put on the desk.
    static func taken(_ record: Record, listing: DeskListing, rules: DeskRules) throws -> OpenDocument {
        let rows = record.fields.enumerated().map { position, field in
            let shape = field.decision == .review ? Shape(field) : nil
            return DeskFieldRow(
                delivery: listing.row.delivery, position: position,
                status: (field.decision == .review ? FieldStatus.waiting : .accepted).rawValue, isFilled: field.state == .filled,
                confidence: field.confidence, lot: Lot.number(sha256: record.document.sha256, position: position), shape: shape?.key,
                shapeReading: shape?.reading, shapeOther: shape?.other)
        }
        var document = try OpenDocument(listing: listing, machine: record, rows: rows, trail: [])
        document.listing.row.fields = record.fields.count
        document.listing.row.accepted = record.fields.count { $0.decision == .accepted }
        document.runChecks(rules)
        document.recount(rules, at: .distantPast)
        return document
    }
}
