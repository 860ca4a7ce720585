/// A list table of the form (applications, online services) with the rows that the document holds.
package struct RecordTable: Codable, Hashable, Sendable {
    package var id: String
    /// As the form words it.
    package var title: String
    package var columns: [RecordColumn]
    package var rows: [[RecordCell]]
    /// Merged rows that part the list ("A  DỊCH VỤ CÔNG …"); `beforeRow` is an index into `rows`.
    package var groups: [RecordGroup]

    package init(id: String, title: String, columns: [RecordColumn], rows: [[RecordCell]], groups: [RecordGroup] = []) {
        self.id = id
        self.title = title
        self.columns = columns
        self.rows = rows
        self.groups = groups
    }
}

package struct RecordColumn: Codable, Hashable, Sendable {
    package var id: String
    package var title: String

    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }
}

package struct RecordGroup: Codable, Hashable, Sendable {
    package var beforeRow: Int
    package var text: String

    enum CodingKeys: String, CodingKey {
        case beforeRow = "before_row"
        case text
    }

    package init(beforeRow: Int, text: String) {
        self.beforeRow = beforeRow
        self.text = text
    }
}

package struct RecordCell: Codable, Hashable, Sendable {
    package var raw: String
    package var value: FieldValue?
    package var confidence: Double
    package var evidence: Evidence?

    package init(raw: String, value: FieldValue?, confidence: Double, evidence: Evidence?) {
        self.raw = raw
        self.value = value
        self.confidence = confidence
        self.evidence = evidence
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(raw, forKey: .raw)
        try container.encode(value, forKey: .value)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(evidence, forKey: .evidence)
    }

    enum CodingKeys: String, CodingKey {
        case raw, value, confidence, evidence
    }
}
