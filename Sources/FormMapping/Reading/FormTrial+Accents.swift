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
        guard outcome.match != nil, outcome.reading.state == .filled, let value = outcome.reading.value, slot.type.isWritten,
            outcome.characterConfidence < 1 || source(of: Evidence(outcome.place ?? outcome.labelPlace).page) == .picture,
            let check = AccentCheck.bundled
        else { return outcome }
        let texts: [String]
        switch value {
        case .string(let text): texts = [text]
        case .list(let parts): texts = parts
        case .number, .bool: return outcome
        }
        let isName = slot.type == .name
        let findings = texts.map { check.finding(in: $0, isName: isName) }
        let words = findings.compactMap { $0?.words }.joined()
        guard !words.isEmpty else { return outcome }
        let mended = zip(texts, findings).map { $1?.text ?? $0 }
        let likely: FieldValue = if case .list = value { .list(mended) } else { .string(mended[0]) }
        var outcome = outcome
        outcome.reading.reasons.append(.accentUnlikely(words.map { "\($0.read) → \($0.likely)" }.joined(separator: ", ")))
        if isName {
            outcome.reading.alternatives.append(Alternative(value: likely, raw: mended[0], confidence: Self.otherReading))
        } else {
            outcome.reading.alternatives.append(Alternative(value: value, raw: outcome.reading.raw ?? "", confidence: Self.otherReading))
            outcome.reading.value = likely
        }
        return outcome
    }
}
