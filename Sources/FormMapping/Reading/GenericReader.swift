import DocumentModel
import RecordModel
import VietnameseText

/// Reads a document of no known form: every table row as a record of its cells, so that nothing has to be typed.
struct GenericReader {
    let document: DocumentItems

    struct Result {
        var fields: [RecordField]
        var tables: [RecordTable]
    }

    /// Confidence of a row read without a form: its cells are right, what they mean is a guess.
    private static let guessed = 0.5

    func read(language: Language) -> Result {
        var fields: [RecordField] = []
        let reason = Reason.otherFormUnknown
        for item in document.items where item.isRow {
            let filled = item.parts.filter { !$0.isEmpty }
            guard filled.count >= 1, let label = filled.max(by: { $0.profile.length < $1.profile.length }), !label.profile.isEmpty else { continue }
            let after = item.parts.filter { $0.column > label.column }
            let number = item.parts.first { $0.column < label.column && !$0.isEmpty }?.text ?? label.number
            let unit = after.count > 1 ? after.first.map { ValueReader.collapsed($0.text) } : nil
            let value = after.dropFirst(after.count > 1 ? 1 : 0).first { !$0.isEmpty }
            let raw = value.map { ValueReader.collapsed($0.text) }
            fields.append(
                RecordField(
                    id: nil, section: "", number: ValueReader.collapsed(number), label: ValueReader.collapsed(label.text), type: .text,
                    unit: unit?.isEmpty == true ? nil : unit, state: raw == nil ? .blank : .filled, raw: raw, value: raw.map { .string($0) },
                    confidence: Self.guessed, decision: .review, reasons: [reason.sentence(language)], reasonCodes: [reason.code],
                    evidence: Evidence(value?.place ?? label.place)))
        }
        return Result(fields: fields, tables: [])
    }
}
