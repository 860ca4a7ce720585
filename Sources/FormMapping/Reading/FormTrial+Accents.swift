import RecordModel
import VietnameseText

extension FormTrial {
    /// The share of probability that is left to the other of two readings: the letters as they were read, or the likely ones of a name.
    private static let otherReading = 0.3

    /// The outcome with a doubt where its words were not spelled by the file, but told by their shapes, and some hardly stand so. `raw` stays as it was
    /// read; the value has the likely words, as that of lost letters has, and goes to a person: senders misspell too. A name is not changed, the likely
    /// one is offered beside it.
    func doubtingAccents(_ outcome: SlotOutcome) -> SlotOutcome {
        let slot = form.slots[outcome.slot]
        guard outcome.match != nil, outcome.reading.state == .filled, let value = outcome.reading.value, Self.isWritten(slot.type),
            outcome.characterConfidence < 1 || source(of: Evidence(outcome.place ?? outcome.labelPlace).page) == .picture,
            let check = AccentCheck.bundled
        else { return outcome }
        let texts: [String]
        switch value {
        case .string(let text): texts = [text]
        case .list(let parts): texts = parts
        case .number, .bool: return outcome
        }
        let findings = texts.map { check.finding(in: $0, isName: slot.type == .name) }
        let words = findings.compactMap { $0?.words }.joined()
        guard !words.isEmpty else { return outcome }
        let mended = zip(texts, findings).map { $1?.text ?? $0 }
        let likely: FieldValue = if case .list = value { .list(mended) } else { .string(mended[0]) }
        let raw = outcome.reading.raw ?? ""
        var outcome = outcome
        outcome.reading.reasons.append(.accentUnlikely(words.map { "\($0.read) → \($0.likely)" }.joined(separator: ", ")))
        outcome.reading.alternatives.append(
            Alternative(
                value: slot.type == .name ? likely : value, raw: slot.type == .name ? mended[0] : raw, confidence: Self.otherReading))
        if slot.type != .name { outcome.reading.value = likely }
        return outcome
    }

    private static func isWritten(_ type: FieldType) -> Bool {
        switch type {
        case .text, .longtext, .list, .name, .noteColumn: true
        default: false
        }
    }
}
