import Foundation
import RecordModel

@testable import Store

enum SampleRecord {
    static func record(
        agency: String? = "Sở A", period: String? = "Quý II/2019", form: String? = "mau-1", fields: [(String?, String)] = [("a", "1")],
        rows: [[String]] = []
    ) -> Record {
        let facts = DocumentFacts(
            file: "a.pdf", sha256: "", bytes: 1, mediaType: "application/pdf", form: form, agency: agency, period: period)
        let slots = fields.map { id, raw in
            RecordField(
                id: id, section: "1", label: "Số máy", type: .count, state: raw.isEmpty ? .blank : .filled, raw: raw,
                value: Decimal(string: raw).map(FieldValue.number), confidence: 1, decision: .accepted)
        }
        let table = RecordTable(
            id: "t", title: "T", columns: [], rows: rows.map { $0.map { RecordCell(raw: $0, value: nil, confidence: 1, evidence: nil) } })
        return Record(document: facts, fields: slots, tables: [table])
    }

    static func entry(_ record: Record) throws -> RecordEntry { try RecordEntry(json: JSONEncoder().encode(record)) }
}
