import RecordModel
import VietnameseText

extension SlotOutcome {
    /// Similarity below which a label is worded differently, or read through damage.
    private static let reworded = 0.8
    /// A label that fits less than this has a rival in any item that comes as near as `rivalMargin`.
    private static let contestable = 0.85
    private static let rivalMargin = 0.02
    /// Margin below which another item of the document fits the row clearly better.
    private static let betterRival = -0.01
    private static let uncertainColumn = 0.5

    /// What a person should be told about the outcome: how the row was found, then how it was read.
    func reasons(channel: LossyChannel, slot: FormSlot) -> [Reason] {
        guard let match else { return [.slotNotFound] + reading.reasons }
        var reasons: [Reason] = []
        if match.similarity < Self.reworded { reasons.append(channel == .intact ? .labelReworded : .labelThroughLostLetters) }
        if match.margin < Self.rivalMargin && match.similarity < Self.contestable || match.margin < Self.betterRival {
            reasons.append(.labelAmbiguous)
        }
        if !match.isInOrder { reasons.append(.labelOutOfOrder) }
        if columnCertainty < Self.uncertainColumn, !reading.reasons.contains(.columnUncertain) { reasons.append(.columnUncertain) }
        reasons += reading.reasons
        if reading.state == .filled, channel.losesLetters, holdsWords(slot) { reasons.append(.lettersLost) }
        return reasons
    }

    /// Words that came through a channel that drops letters are not what the sender wrote; numbers, addresses and ticks are.
    private func holdsWords(_ slot: FormSlot) -> Bool {
        slot.type.isWritten && reading.raw?.contains { $0.isLetter } == true
    }
}
