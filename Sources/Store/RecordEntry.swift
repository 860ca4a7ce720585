import Foundation
import RecordModel

/// A record as the ledger keeps it: the worker's JSON to the byte, and what lists and comparisons need of it.
package struct RecordEntry: Hashable, Sendable {
    package var json: Data
    package var record: Record

    /// Throws when the bytes are no `phieu.record/1`.
    package init(json: Data) throws {
        self.json = json
        record = try JSONDecoder().decode(Record.self, from: json)
        guard record.schema == Record.schemaName else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "schema is \(record.schema), not \(Record.schemaName)"))
        }
    }

    /// What a corrected report has in common with the one it replaces; nil when the record does not say all three.
    package var subject: ReportSubject? {
        guard let form = record.document.form, let agency = record.document.agency, let period = record.document.period else { return nil }
        return ReportSubject(form: form, agency: agency, period: period)
    }
}

/// Whose report about what: the key of supersession. Case, composition and spaces make no difference.
package struct ReportSubject: Hashable, Sendable {
    package let form: String
    package let agency: String
    package let period: String

    /// Nil when one of the three is blank.
    package init?(form: String, agency: String, period: String) {
        self.form = form
        self.agency = Self.folded(agency)
        self.period = Self.folded(period)
        if form.isEmpty || self.agency.isEmpty || self.period.isEmpty { return nil }
    }

    package static func folded(_ text: String) -> String {
        AgencyName.folded(text)
    }
}

/// Counts and facts of a record, for lists and summaries.
package struct RecordFacts: Codable, Hashable, Sendable {
    package var form: String?
    package var agency: String?
    package var period: String?
    package var pages: Int
    package var fields: FieldCounts
    /// Filled fields that wait for a person.
    package var doubtful: Int
    package var failedChecks: Int
    /// The document's own, in the language in which it was read.
    package var warnings: [String]

    package init(_ record: Record) {
        form = record.document.form
        agency = record.document.agency
        period = record.document.period
        pages = record.document.pages.count
        fields = FieldCounts(record.fields)
        doubtful = record.fields.count { $0.state == .filled && $0.decision == .review }
        failedChecks = record.checks.count { $0.severity == .error }
        warnings = record.document.warnings
    }
}
