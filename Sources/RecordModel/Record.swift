import Foundation

/// What one report says, in the form's order: `phieu.record/1`. Field names in JSON are a contract; see `Mappings/schema/record.schema.json`.
package struct Record: Codable, Hashable, Sendable {
    package static let schemaName = "phieu.record/1"

    package var schema: String
    package var document: DocumentFacts
    package var fields: [RecordField]
    package var tables: [RecordTable]
    package var checks: [CheckResult]
    package var unmapped: [UnmappedText]

    package init(
        document: DocumentFacts, fields: [RecordField], tables: [RecordTable] = [], checks: [CheckResult] = [],
        unmapped: [UnmappedText] = []
    ) {
        self.schema = Self.schemaName
        self.document = document
        self.fields = fields
        self.tables = tables
        self.checks = checks
        self.unmapped = unmapped
    }
}

package struct DocumentFacts: Codable, Hashable, Sendable {
    package var file: String
    package var sha256: String
    package var bytes: Int
    package var mediaType: String
    /// The id of the form's mapping, nil for a document of no known form.
    package var form: String?
    package var formConfidence: Double
    package var agency: String?
    package var period: String?
    package var number: String?
    /// ISO 8601.
    package var date: String?
    package var place: String?
    package var pages: [PageFacts]
    package var warnings: [String]

    enum CodingKeys: String, CodingKey {
        case file, sha256, bytes
        case mediaType = "media_type"
        case form
        case formConfidence = "form_confidence"
        case agency, period, number, date, place, pages,
            warnings
    }

    package init(
        file: String, sha256: String, bytes: Int, mediaType: String, form: String? = nil, formConfidence: Double = 0, agency: String? = nil,
        period: String? = nil, number: String? = nil, date: String? = nil, place: String? = nil, pages: [PageFacts] = [],
        warnings: [String] = []
    ) {
        self.file = file
        self.sha256 = sha256
        self.bytes = bytes
        self.mediaType = mediaType
        self.form = form
        self.formConfidence = formConfidence
        self.agency = agency
        self.period = period
        self.number = number
        self.date = date
        self.place = place
        self.pages = pages
        self.warnings = warnings
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(sha256, forKey: .sha256)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(mediaType, forKey: .mediaType)
        try container.encode(form, forKey: .form)
        try container.encode(formConfidence, forKey: .formConfidence)
        try container.encode(agency, forKey: .agency)
        try container.encode(period, forKey: .period)
        try container.encode(number, forKey: .number)
        try container.encode(date, forKey: .date)
        try container.encode(place, forKey: .place)
        try container.encode(pages, forKey: .pages)
        try container.encode(warnings, forKey: .warnings)
    }
}

package struct PageFacts: Codable, Hashable, Sendable {
    package var number: Int
    package var width: Double
    package var height: Double
    package var source: String
    package var rotation: Int
    package var skew: Double
    package var textQuality: Double?
    package var why: String?

    enum CodingKeys: String, CodingKey {
        case number, width, height, source, rotation, skew
        case textQuality = "text_quality"
        case why
    }

    package init(
        number: Int, width: Double, height: Double, source: String, rotation: Int = 0, skew: Double = 0, textQuality: Double? = nil,
        why: String? = nil
    ) {
        self.number = number
        self.width = width
        self.height = height
        self.source = source
        self.rotation = rotation
        self.skew = skew
        self.textQuality = textQuality
        self.why = why
    }
}

/// Text of the document that no rule of the form took.
package struct UnmappedText: Codable, Hashable, Sendable {
    package var text: String
    package var evidence: Evidence

    package init(text: String, evidence: Evidence) {
        self.text = text
        self.evidence = evidence
    }
}

package struct CheckResult: Codable, Hashable, Sendable {
    package enum Severity: String, Codable, Hashable, Sendable {
        case error, warning
    }

    package var rule: String
    package var severity: Severity
    package var fields: [String]
    package var message: String

    package init(rule: String, severity: Severity, fields: [String], message: String) {
        self.rule = rule
        self.severity = severity
        self.fields = fields
        self.message = message
    }
}
