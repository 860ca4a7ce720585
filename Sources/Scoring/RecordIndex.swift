import Foundation
import RecordModel

/// A record's fields and list tables by id, with values put over the record's own for trials.
package struct RecordIndex: Sendable {
    private var fields: [String: RecordField] = [:]
    private var tables: [String: RecordTable] = [:]
    private var trials: [String: FieldValue] = [:]
    package let agency: String?
    package let period: String?

    package init(_ record: Record) {
        agency = record.document.agency
        period = record.document.period
        for field in record.fields {
            guard let id = field.id else { continue }
            // A figure that a form asks for twice may be filled in only once.
            if let known = fields[id], known.state == .filled || field.state != .filled { continue }
            fields[id] = field
        }
        for table in record.tables where tables[table.id]?.rows.isEmpty ?? true { tables[table.id] = table }
    }

    package var fieldIDs: [String] { fields.keys.sorted() }

    package func field(_ id: String) -> RecordField? {
        guard var field = fields[id] else { return nil }
        if let trial = trials[id] {
            field.value = trial
            field.raw = trial.written
            field.state = .filled
            field.decision = .accepted
            field.confidence = 1
            field.reasonCodes = []
        }
        return field
    }

    /// `X.numerator` or `X.denominator` of a form that asks for the whole ratio `X` in one slot ("144/229").
    func halfOfRatio(_ id: String) -> RecordField? {
        let isNumerator = id.hasSuffix(".numerator")
        guard isNumerator || id.hasSuffix(".denominator"), let dot = id.lastIndex(of: "."), var field = field(String(id[..<dot])) else {
            return nil
        }
        field.id = id
        guard field.state == .filled else { return field }
        let halves = (field.value?.string ?? field.raw ?? "").split(separator: "/", omittingEmptySubsequences: false)
        let half = halves.count == 2 ? Decimal(typed: String(isNumerator ? halves[0] : halves[1]), isWhole: true) : nil
        field.value = half.map { .number($0) }
        return field
    }

    package func table(_ id: String) -> RecordTable? { tables[id] }

    /// The same record with some values replaced; ids that the record does not have are added as fields of their own.
    package func with(_ changes: [FieldChange]) -> RecordIndex {
        var index = self
        for change in changes {
            index.trials[change.field] = change.value
            if index.fields[change.field] == nil {
                index.fields[change.field] = RecordField(
                    id: change.field, section: "", label: change.field, type: .text, state: .filled, confidence: 1, decision: .accepted)
            }
        }
        return index
    }
}

extension FieldValue {
    /// As a person would write it.
    package var written: String {
        switch self {
        case .number(let value): value.written()
        case .bool(let value): value ? "Có" : "Không"
        case .string(let value): value
        case .list(let values): values.joined(separator: "; ")
        }
    }
}
