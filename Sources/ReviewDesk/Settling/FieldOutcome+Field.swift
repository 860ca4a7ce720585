import DocumentModel
import Foundation
import RecordModel

extension FieldOutcome {
    /// What a person has looked at is as sure as the surest reading, not more: people slip, too. The limit of `ConfidenceModel`.
    static let settledConfidence = 0.999
    static let settledCode = "settled-by-person"

    init(_ field: RecordField, status: FieldStatus) {
        self.init(
            state: field.state, raw: field.raw, value: field.value, status: status, page: field.evidence?.page, box: field.evidence?.bbox)
    }

    init?(json: Data) {
        guard let outcome = try? JSONDecoder().decode(FieldOutcome.self, from: json) else { return nil }
        self = outcome
    }

    var json: Data? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try? encoder.encode(self)
    }

    /// Whether two people found the same: what they typed may be written otherwise.
    func agrees(with other: FieldOutcome) -> Bool {
        guard state == other.state, status == other.status else { return false }
        if value == other.value { return true }
        if case .string(let own) = value, case .string(let others) = other.value { return own.nfcSpaced == others.nfcSpaced }
        return false
    }

    /// The record's field with this outcome.
    func field(machine: RecordField, action: String, language: Language) -> RecordField {
        var field = machine
        (field.state, field.raw, field.value) = (state, raw, value)
        if let page, let box {
            var evidence = field.evidence ?? Evidence()
            (evidence.page, evidence.bbox) = (page, box)
            field.evidence = evidence
        }
        field.alternatives = []
        let vietnamese = language == .vietnamese
        // A code can carry meaning beyond doubt (both boxes ticked): it stays where the reading does.
        let kept = action == TrailEntry.Action.confirmed.rawValue || status == .reportWrong ? machine.reasonCodes : []
        switch status {
        case .illegible:
            field.decision = .review
            field.reasons = [vietnamese ? "người xem không đọc được" : "a person could not read it"]
            field.reasonCodes = ["illegible"]
        case .reportWrong:
            field.decision = .review
            field.reasons = [vietnamese ? "báo cáo ghi sai, chờ cơ quan sửa" : "the report is wrong, the agency has to correct it"]
            field.reasonCodes = kept + ["report-wrong"]
        default:
            field.decision = .accepted
            field.confidence = Self.settledConfidence
            field.reasons = [vietnamese ? "đã có người xem" : "a person has looked at it"]
            field.reasonCodes = kept + [Self.settledCode]
        }
        return field
    }
}

extension String {
    /// NFC with single spaces.
    var nfcSpaced: String { precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
