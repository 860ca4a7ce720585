import DocumentModel
import RecordModel
import VietnameseText

extension FormTrial {
    /// Fields of rows that senders put between the form's own: a new revision's, or what they found worth saying.
    struct AddedRows {
        var fields: [RecordField] = []
        var features: [FieldFeatures] = []
    }

    /// Reads the rows inside the form's tables that nothing took, besides saying so (`unmapped`). Each is for a person: no rule of the form stands
    /// behind it.
    func addedRows(used: Set<Int>, rows: RowReader, language: Language) -> AddedRows {
        var added = AddedRows()
        let inTables = matches.filter { form.entries[$0.entry].kind == .row && document.items[$0.items.lowerBound].isRow }
        for item in document.items where item.isRow && !used.contains(item.index) {
            let isOfTable = { (match: EntryMatch) in document.items[match.items.lowerBound].table == item.table }
            guard let above = inTables.last(where: { isOfTable($0) && $0.items.upperBound < item.index }),
                inTables.contains(where: { isOfTable($0) && $0.items.lowerBound > item.index }) || above.items.upperBound == item.index - 1,
                let row = rows.added(item, below: above)
            else { continue }
            let outcome = row.outcome
            added.fields.append(
                RecordField(
                    guessed: row.slot, outcome.reading, because: .rowAdded, note: outcome.note, characters: outcome.characterConfidence,
                    evidence: evidence(of: outcome), language: language))
            added.features.append(
                FieldFeatures(
                    claim: .value, source: source(of: Evidence(outcome.place ?? outcome.labelPlace).page), type: row.slot.type,
                    doubts: [:],
                    isForAPerson: true))
        }
        return added
    }
}
