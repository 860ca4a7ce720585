import DocumentModel
import RecordModel

extension RecordField {
    /// Confidence of a value read without a form: its characters are right, what they mean is a guess.
    private static let guessed = 0.5

    /// A field that no form stands behind, for a person.
    /// - Parameters:
    ///   - slot: what the document itself says of it; its field is no one's.
    ///   - reason: why there is no form.
    ///   - characters: 0…1, confidence of the value's characters.
    init(
        guessed slot: FormSlot, _ reading: SlotReading, because reason: Reason, note: String?, characters: Double, evidence: Evidence?,
        language: Language
    ) {
        let reasons = [reason] + reading.reasons
        self.init(
            id: nil, section: slot.section, number: slot.number, label: slot.label, parents: slot.parents, type: slot.type, unit: slot.unit,
            state: reading.state, raw: reading.raw, value: reading.value, note: note,
            confidence: Self.guessed * reading.fitness * characters, decision: .review, reasons: reasons.map { $0.sentence(language) },
            reasonCodes: reasons.map(\.code), evidence: evidence, alternatives: reading.alternatives)
    }
}
