import Foundation

/// What a corrected report says otherwise than the one before it.
package struct RecordDifference: Codable, Hashable, Sendable {
    package struct Change: Codable, Hashable, Sendable {
        /// The field's id; the label where the form is unknown.
        package var field: String
        package var label: String
        package var oldState: FieldState?
        package var newState: FieldState?
        package var oldRaw: String?
        package var newRaw: String?
        package var oldValue: FieldValue?
        package var newValue: FieldValue?

        enum CodingKeys: String, CodingKey {
            case field, label
            case oldState = "old_state"
            case newState = "new_state"
            case oldRaw = "old_raw"
            case newRaw = "new_raw"
            case oldValue = "old_value"
            case
                newValue = "new_value"
        }
    }

    package struct TableChange: Codable, Hashable, Sendable {
        package var table: String
        /// Rows as lists of raw cells that only one of the two has.
        package var removed: [[String]]
        package var added: [[String]]
    }

    package var fields: [Change]
    package var tables: [TableChange]

    package var isEmpty: Bool { fields.isEmpty && tables.isEmpty }

    /// Fields are compared by value where both are filled and typed, by raw text otherwise; confidence and place make no difference.
    package static func between(_ old: Record, _ new: Record) -> RecordDifference {
        let before = keyed(old.fields)
        let after = keyed(new.fields)
        var changes: [Change] = []
        for (key, field) in after.ordered {
            let earlier = before.byKey[key]
            if let earlier, same(earlier, field) { continue }
            changes.append(change(key, from: earlier, to: field))
        }
        for (key, field) in before.ordered where after.byKey[key] == nil { changes.append(change(key, from: field, to: nil)) }
        return RecordDifference(fields: changes, tables: tableChanges(old.tables, new.tables))
    }

    private static func same(_ old: RecordField, _ new: RecordField) -> Bool {
        guard old.state == new.state else { return false }
        if let oldValue = old.value, let newValue = new.value { return oldValue == newValue && old.note == new.note }
        return old.raw == new.raw && old.value == new.value && old.note == new.note
    }

    private static func change(_ key: FieldKey, from old: RecordField?, to new: RecordField?) -> Change {
        Change(
            field: key.occurrence == 1 ? key.name : "\(key.name)#\(key.occurrence)", label: (new ?? old)?.label ?? "", oldState: old?.state,
            newState: new?.state, oldRaw: old?.raw, newRaw: new?.raw, oldValue: old?.value, newValue: new?.value)
    }

    /// An id, or a label in a document of unknown form, and which of several alike.
    private struct FieldKey: Hashable {
        var name: String
        var occurrence: Int
    }

    private static func keyed(_ fields: [RecordField]) -> (ordered: [(FieldKey, RecordField)], byKey: [FieldKey: RecordField]) {
        var seen: [String: Int] = [:]
        let ordered = fields.map { field in
            let name = field.id ?? (field.parents + [field.label]).joined(separator: " / ")
            seen[name, default: 0] += 1
            return (FieldKey(name: name, occurrence: seen[name, default: 1]), field)
        }
        return (ordered, Dictionary(ordered, uniquingKeysWith: { first, _ in first }))
    }

    private static func tableChanges(_ old: [RecordTable], _ new: [RecordTable]) -> [TableChange] {
        let ids = new.map(\.id) + old.map(\.id).filter { id in !new.contains { $0.id == id } }
        return ids.compactMap { id in
            let before = rows(of: id, in: old)
            let after = rows(of: id, in: new)
            let removed = difference(before, without: after)
            let added = difference(after, without: before)
            return removed.isEmpty && added.isEmpty ? nil : TableChange(table: id, removed: removed, added: added)
        }
    }

    private static func rows(of id: String, in tables: [RecordTable]) -> [[String]] {
        tables.filter { $0.id == id }.flatMap { $0.rows.map { $0.map(\.raw) } }
    }

    /// Rows that stand more often in `rows` than in `others`.
    private static func difference(_ rows: [[String]], without others: [[String]]) -> [[String]] {
        var left = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
        return rows.filter { row in
            guard let count = left[row], count > 0 else { return true }
            left[row] = count - 1
            return false
        }
    }
}
