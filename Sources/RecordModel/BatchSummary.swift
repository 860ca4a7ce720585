/// What one run over many files did: `phieu.batch/1`. Every file that was seen is in it once.
package struct BatchSummary: Codable, Hashable, Sendable {
    package static let schemaName = "phieu.batch/1"

    package var schema: String
    /// ISO 8601 with time zone.
    package var started: String
    package var finished: String
    package var files: [BatchFile]
    /// Agencies of the given list from which no report of the period has come.
    package var missingAgencies: [String]

    enum CodingKeys: String, CodingKey {
        case schema, started, finished, files, missingAgencies = "missing_agencies"
    }

    package init(started: String, finished: String, files: [BatchFile], missingAgencies: [String] = []) {
        self.schema = Self.schemaName
        self.started = started
        self.finished = finished
        self.files = files
        self.missingAgencies = missingAgencies
    }
}

package struct BatchFile: Codable, Hashable, Sendable {
    package enum Outcome: String, Codable, Hashable, Sendable {
        /// Read, nothing waits for a person.
        case read
        /// Read, at least one field waits for a person.
        case review
        /// The same bytes were read before.
        case duplicate
        /// A corrected report of the same agency, form and period has taken its place.
        case superseded
        /// No record could be made; `reason` says why.
        case refused
    }

    package var file: String
    package var sha256: String
    package var outcome: Outcome
    /// One sentence for people; nil where there is nothing to explain.
    package var reason: String?
    /// Path of the record that was written.
    package var record: String?
    package var form: String?
    package var agency: String?
    package var period: String?
    package var seconds: Double
    package var fields: FieldCounts?
    package var warnings: [String]

    package init(
        file: String, sha256: String, outcome: Outcome, reason: String? = nil, record: String? = nil, form: String? = nil, agency: String? = nil,
        period: String? = nil, seconds: Double, fields: FieldCounts? = nil, warnings: [String] = []
    ) {
        self.file = file
        self.sha256 = sha256
        self.outcome = outcome
        self.reason = reason
        self.record = record
        self.form = form
        self.agency = agency
        self.period = period
        self.seconds = seconds
        self.fields = fields
        self.warnings = warnings
    }
}

/// How many fields of a record were decided how, and how many hold what. `accepted + review` and `filled + blank + missing` both make `total`.
package struct FieldCounts: Codable, Hashable, Sendable {
    package var total: Int
    package var accepted: Int
    package var review: Int
    package var filled: Int
    package var blank: Int
    package var missing: Int

    package init(_ fields: [RecordField]) {
        total = fields.count
        accepted = fields.count { $0.decision == .accepted }
        review = fields.count { $0.decision == .review }
        filled = fields.count { $0.state == .filled }
        blank = fields.count { $0.state == .blank }
        missing = fields.count { $0.state == .missing }
    }
}
