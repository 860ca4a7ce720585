import DocumentModel
import RecordModel
import VietnameseText

extension FormTrial {
    /// Fields of rows that senders put between the form's own: a new revision's, or what they found worth saying.
    struct AddedRows {
        var fields: [RecordField] = []
        var features: [FieldFeatures] = []
    }

    /// Confidence of such a value: its characters are right, what it means is a guess. As of a document of no known form.
    private static let guessed = 0.5

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
            added.fields.append(field(row, language: language))
            added.features.append(
                FieldFeatures(
                    claim: .value, source: source(of: Evidence(row.outcome.place ?? row.outcome.labelPlace).page), type: row.slot.type,
                    doubts: [:],
                    isForAPerson: true))
        }
        return added
    }

    private func field(_ row: RowReader.AddedRow, language: Language) -> RecordField {
        let reading = row.outcome.reading
        let reasons = [Reason.rowAdded] + reading.reasons
        return RecordField(
            id: nil, section: row.slot.section, number: row.slot.number, label: row.slot.label, parents: row.slot.parents,
            type: row.slot.type,
            unit: row.slot.unit, state: reading.state, raw: reading.raw, value: reading.value, note: row.outcome.note,
            confidence: Self.guessed * reading.fitness * row.outcome.characterConfidence, decision: .review,
            reasons: reasons.map { $0.sentence(language) }, reasonCodes: reasons.map(\.code), evidence: evidence(of: row.outcome),
            alternatives: reading.alternatives)
    }
}
