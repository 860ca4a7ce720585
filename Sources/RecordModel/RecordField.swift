import Foundation

/// The type of a slot; decides how its text becomes a value.
package enum FieldType: String, Codable, Hashable, Sendable, CaseIterable {
    case count, percent, decimal, money, yesno, choice, text, longtext, list, phone, email, url, period, name, date, ratio
    /// A row whose answer stands in the note column.
    case noteColumn = "note-column"

    /// Whether it is answered in a person's own words, which lost or misread letters change.
    package var isWritten: Bool {
        switch self {
        case .text, .longtext, .list, .name, .noteColumn: true
        default: false
        }
    }

    package var isNumeric: Bool {
        switch self {
        case .count, .percent, .decimal, .money: true
        default: false
        }
    }
}

package enum FieldState: String, Codable, Hashable, Sendable {
    case filled
    /// The slot was found in the document, empty.
    case blank
    /// The slot was not found in the document.
    case missing
}

package enum Decision: String, Codable, Hashable, Sendable {
    case accepted, review
}

/// One slot of the form and what the document holds in it.
package struct RecordField: Codable, Hashable, Sendable {
    /// The id in the catalogue of fields; nil in generic records of unknown forms.
    package var id: String?
    package var section: String
    package var number: String
    /// The form's official wording.
    package var label: String
    /// The enclosing labels, outermost first.
    package var parents: [String]
    package var type: FieldType
    package var unit: String?
    package var state: FieldState
    /// What stands on the page, to the letter (NFC).
    package var raw: String?
    package var value: FieldValue?
    package var note: String?
    package var confidence: Double
    package var decision: Decision
    /// Sentences for people, in the language that was asked for.
    package var reasons: [String]
    /// The same reasons as stable names, for programs.
    package var reasonCodes: [String]
    package var evidence: Evidence?
    package var alternatives: [Alternative]

    enum CodingKeys: String, CodingKey {
        case id, section, number, label, parents, type, unit, state, raw, value, note, confidence, decision, reasons
        case reasonCodes = "reason_codes"
        case
            evidence, alternatives
    }

    package init(
        id: String?, section: String, number: String = "", label: String, parents: [String] = [], type: FieldType, unit: String? = nil,
        state: FieldState, raw: String? = nil, value: FieldValue? = nil, note: String? = nil, confidence: Double, decision: Decision,
        reasons: [String] = [], reasonCodes: [String] = [], evidence: Evidence? = nil, alternatives: [Alternative] = []
    ) {
        self.id = id
        self.section = section
        self.number = number
        self.label = label
        self.parents = parents
        self.type = type
        self.unit = unit
        self.state = state
        self.raw = raw
        self.value = value
        self.note = note
        self.confidence = confidence
        self.decision = decision
        self.reasons = reasons
        self.reasonCodes = reasonCodes
        self.evidence = evidence
        self.alternatives = alternatives
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(section, forKey: .section)
        try container.encode(number, forKey: .number)
        try container.encode(label, forKey: .label)
        try container.encode(parents, forKey: .parents)
        try container.encode(type, forKey: .type)
        try container.encode(unit, forKey: .unit)
        try container.encode(state, forKey: .state)
        try container.encode(raw, forKey: .raw)
        try container.encode(value, forKey: .value)
        try container.encode(note, forKey: .note)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(decision, forKey: .decision)
        try container.encode(reasons, forKey: .reasons)
        try container.encode(reasonCodes, forKey: .reasonCodes)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(alternatives, forKey: .alternatives)
    }
}

/// Another reading of the same slot, with its own probability.
package struct Alternative: Codable, Hashable, Sendable {
    package var value: FieldValue?
    package var raw: String
    package var confidence: Double

    package init(value: FieldValue?, raw: String, confidence: Double) {
        self.value = value
        self.raw = raw
        self.confidence = confidence
    }
}
