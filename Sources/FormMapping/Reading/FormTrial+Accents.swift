import RecordModel
import VietnameseText

extension FormTrial {
    /// The share of probability that is left to an answer with the accents that the language model would write.
    private static let mendedReading = 0.3

    /// The outcome with a doubt, and with what else it may say, where its words were read from a picture and some hardly stand so. What was read stays: a
    /// person who sees the picture decides, for senders misspell too.
    func doubtingAccents(_ outcome: SlotOutcome) -> SlotOutcome {
        let slot = form.slots[outcome.slot]
        guard outcome.match != nil, outcome.reading.state == .filled, let raw = outcome.reading.raw, Self.isWritten(slot.type),
            source(of: Evidence(outcome.place ?? outcome.labelPlace).page) == .picture,
            let finding = AccentCheck.bundled?.finding(in: raw, isName: slot.type == .name)
        else { return outcome }
        var outcome = outcome
        outcome.reading.reasons.append(.accentUnlikely(finding.words.map { "\($0.read) → \($0.likely)" }.joined(separator: ", ")))
        let mended = ValueReader.collapsed(finding.text)
        if slot.type != .list {
            outcome.reading.alternatives.append(Alternative(value: .string(mended), raw: mended, confidence: Self.mendedReading))
        }
        return outcome
    }

    private static func isWritten(_ type: FieldType) -> Bool {
        switch type {
        case .text, .longtext, .list, .name, .noteColumn: true
        default: false
        }
    }
}
