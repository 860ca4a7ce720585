/// What one run over many files did, or a day of the service: `phieu.batch/1`. Every file that was seen is in it once.
package struct BatchSummary: Codable, Hashable, Sendable {
    package static let schemaName = "phieu.batch/1"

    package enum Kind: String, Codable, Hashable, Sendable {
        case batch, watch
    }

    package var schema: String
    package var kind: Kind
    /// The language of its sentences.
    package var language: String
    /// ISO 8601 with time zone.
    package var started: String
    package var finished: String
    package var seconds: Double
    package var inbox: String?
    /// Why the run ended before its work was done; nil when it was done.
    package var stopped: String?
    package var files: [BatchFile]
    /// Files still in the inbox: under way, or not to be taken.
    package var inInbox: Int
    /// Numbers of the files that took longest, slowest first.
    package var slowest: [Int64]
    /// How many agencies a report was expected from, and of which period; nil without a list.
    package var expectedAgencies: Int?
    package var expectedPeriod: String?
    /// Agencies of the given list from which no report of the period has come.
    package var missingAgencies: [String]

    enum CodingKeys: String, CodingKey {
        case schema, kind, language, started, finished, seconds, inbox, stopped, files
        case inInbox = "in_inbox"
        case slowest
        case expectedAgencies = "expected_agencies"
        case expectedPeriod = "expected_period"
        case missingAgencies = "missing_agencies"
    }

    package init(
        kind: Kind = .batch, language: String = "vi", started: String, finished: String, seconds: Double = 0, inbox: String? = nil,
        stopped: String? = nil, files: [BatchFile], inInbox: Int = 0, slowest: [Int64] = [], expectedAgencies: Int? = nil,
        expectedPeriod: String? = nil, missingAgencies: [String] = []
    ) {
        self.schema = Self.schemaName
        self.kind = kind
        self.language = language
        self.started = started
        self.finished = finished
        self.seconds = seconds
        self.inbox = inbox
        self.stopped = stopped
        self.files = files
        self.inInbox = inInbox
        self.slowest = slowest
        self.expectedAgencies = expectedAgencies
        self.expectedPeriod = expectedPeriod
        self.missingAgencies = missingAgencies
    }

    /// Derived, never stored: files by outcome.
    package func count(_ outcomes: BatchFile.Outcome...) -> Int { files.count { outcomes.contains($0.outcome) } }
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
        /// Taken from the inbox, not read yet.
        case waiting
        /// Gone from the inbox by another hand before it was taken.
        case withdrawn
    }

    /// The delivery's number, which stands before the names of its files; nil outside of an inbox.
    package var number: Int64?
    package var file: String
    /// The folders inside the inbox, joined by "/".
    package var folder: String?
    package var sha256: String
    package var bytes: Int?
    package var outcome: Outcome
    /// One sentence for people; nil where there is nothing to explain.
    package var reason: String?
    /// Path of the record that was written.
    package var record: String?
    /// Where the file itself is kept now.
    package var original: String?
    package var form: String?
    package var agency: String?
    package var period: String?
    package var pages: Int?
    package var seconds: Double
    package var attempts: Int?
    package var peakMegabytes: Int?
    package var fields: FieldCounts?
    package var warnings: [String]
    /// The first file of the same bytes.
    package var duplicateOf: Int64?
    /// The earlier report that this one replaces, and what it says otherwise.
    package var supersedes: Int64?
    package var difference: RecordDifference?

    enum CodingKeys: String, CodingKey {
        case number, file, folder, sha256, bytes, outcome, reason, record, original, form, agency, period, pages, seconds, attempts
        case peakMegabytes = "peak_megabytes"
        case fields, warnings
        case duplicateOf = "duplicate_of"
        case supersedes, difference
    }

    package init(
        number: Int64? = nil, file: String, folder: String? = nil, sha256: String, bytes: Int? = nil, outcome: Outcome,
        reason: String? = nil,
        record: String? = nil, original: String? = nil, form: String? = nil, agency: String? = nil, period: String? = nil,
        pages: Int? = nil,
        seconds: Double, attempts: Int? = nil, peakMegabytes: Int? = nil, fields: FieldCounts? = nil, warnings: [String] = [],
        duplicateOf: Int64? = nil, supersedes: Int64? = nil, difference: RecordDifference? = nil
    ) {
        self.number = number
        self.file = file
        self.folder = folder
        self.sha256 = sha256
        self.bytes = bytes
        self.outcome = outcome
        self.reason = reason
        self.record = record
        self.original = original
        self.form = form
        self.agency = agency
        self.period = period
        self.pages = pages
        self.seconds = seconds
        self.attempts = attempts
        self.peakMegabytes = peakMegabytes
        self.fields = fields
        self.warnings = warnings
        self.duplicateOf = duplicateOf
        self.supersedes = supersedes
        self.difference = difference
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
