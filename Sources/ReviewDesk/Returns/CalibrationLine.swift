import Foundation
import RecordModel

/// What the machine knew about a field and whether it was right: a line of the calibration set. Holds nothing of what the report says.
struct CalibrationLine: Codable, Hashable, Sendable {
    /// Which of the readings was right.
    enum Choice: String, Codable, Sendable {
        case first, alternative, other, blank, illegible
    }

    var form: String?
    var field: String?
    var type: FieldType
    /// How the page was read; nil for sources without pages.
    var source: String?
    var textQuality: Double?
    var state: FieldState
    var confidence: Double
    var decision: Decision
    var reasonCodes: [String]
    var failedChecks: Int
    var alternatives: Int
    /// Probabilities that the machine gave the alternatives, in its order.
    var alternativeConfidences: [Double]
    var choice: Choice
    /// Nil where nobody can tell.
    var isRight: Bool?
    var isSample: Bool

    enum CodingKeys: String, CodingKey {
        case form, field, type, source
        case textQuality = "text_quality"
        case state, confidence, decision
        case reasonCodes = "reason_codes"
        case
            failedChecks = "failed_checks"
        case alternatives
        case alternativeConfidences = "alternative_confidences"
        case choice
        case isRight = "right"
        case
            isSample = "sample"
    }

    init(_ document: OpenDocument, position: Int, outcome: FieldOutcome, action: TrailEntry.Action, order: SettleOrder) {
        let machine = document.machine.fields[position]
        let page = machine.evidence?.page.flatMap { number in document.machine.document.pages.first { $0.number == number } }
        form = document.machine.document.form
        field = machine.id
        type = machine.type
        source = machine.evidence?.source ?? page?.source
        textQuality = page?.textQuality
        state = machine.state
        confidence = machine.confidence
        decision = machine.decision
        reasonCodes = machine.reasonCodes
        failedChecks = document.machine.checks.count { check in machine.id.map(check.fields.contains) ?? false }
        alternatives = machine.alternatives.count
        alternativeConfidences = machine.alternatives.map(\.confidence)
        isSample = order.isSample
        let found = FieldOutcome(machine, status: outcome.status)
        // "Not found" and "found empty" are the same to whoever looks at the page.
        let isEmpty = machine.state != .filled && outcome.state != .filled
        if action == .illegible {
            (choice, isRight) = (.illegible, nil)
        } else if isEmpty || found.agrees(with: outcome) {
            (choice, isRight) = (.first, true)
        } else if machine.alternatives.contains(where: { $0.value != nil && $0.value == outcome.value }) {
            (choice, isRight) = (.alternative, false)
        } else {
            (choice, isRight) = (outcome.state == .filled ? .other : .blank, false)
        }
    }

    var json: Data? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try? encoder.encode(self)
    }
}
